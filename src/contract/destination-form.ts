import { z } from "zod";

/** One setting of a kind of destination, as a form asks for it. */
export const FormField = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  type: z.enum(["text", "number", "switch", "choice"]),
  /** Of a `choice`. */
  choices: z.array(z.string()),
  required: z.boolean(),
  /** What is taken where nothing is entered; null: nothing. */
  standard: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
export type FormField = z.infer<typeof FormField>;

/** A secret of a kind of destination: it can be entered and forgotten, never shown. */
export const SecretFormField = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  required: z.boolean(),
  /** The secret that keeps the old value when this one is rotated; null where it cannot be. */
  previous: z.string().nullable(),
  /** Whether the page offers to make one: `whsec_` and 32 random bytes in Base64. The receiver gives the others. */
  generated: z.boolean(),
});
export type SecretFormField = z.infer<typeof SecretFormField>;

/** What a form for a kind of destination consists of. */
export const DestinationForm = z.object({
  kind: z.string(),
  title: z.string(),
  /** What it is good for, in a line. */
  about: z.string(),
  family: z.enum(["issues", "chat", "on-call", "siem", "other"]),
  fields: z.array(FormField),
  secrets: z.array(SecretFormField),
  /** Whether it can take every audit event. */
  streams: z.boolean(),
  /** The secret that is the address of the server, where it is not among the fields. */
  addressIn: z.string().nullable(),
});
export type DestinationForm = z.infer<typeof DestinationForm>;

/** What is to become of a secret. One that is not mentioned stays as it is. */
export const SecretChange = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("set"), value: z.string().trim().min(1).max(5_000) }),
  /** As `set`, and the old value is kept beside it for as long as the receiver needs. */
  z.strictObject({ change: z.literal("rotate"), value: z.string().trim().min(1).max(5_000) }),
  z.strictObject({ change: z.literal("clear") }),
]);
export type SecretChange = z.infer<typeof SecretChange>;
