/** A piece of HTML in which everything that was put in has been escaped. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | ReadonlyArray<Html>;

/** html`<td>${text}</td>`: texts and numbers are escaped, pieces that this function made are not. */
export function html(literals: TemplateStringsArray, ...values: ReadonlyArray<Value>): Html {
  return {
    html: literals.reduce((all, literal, index) => `${all}${written(values[index - 1])}${literal}`),
  };
}

function written(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "html" in value ? value.html : value.map((one) => one.html).join("");
}

/** Safe as text and in a quoted attribute. Characters that no HTML may have become the sign for "unreadable". */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (sign) =>
      "\t\n\r".includes(sign) ? sign : "\uFFFD",
    )
    .replaceAll(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
