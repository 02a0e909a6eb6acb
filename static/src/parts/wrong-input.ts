interface WrongInput {
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

/** Attributes that tie an input to the error that its field shows; none where there is no error. */
export const wrongInput = (id: string, error: string | undefined): WrongInput =>
  error === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-error` };
