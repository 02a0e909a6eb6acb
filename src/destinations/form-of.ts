import { z } from "zod";
import type { DestinationForm, FormField } from "#contract";
import type { Destination } from "./destination";

/** The form for a kind of destination, read from the schema of its settings: the page knows no kind by name. */
export function formOf(destination: Destination): DestinationForm {
  const { kind, title, about, family, settings, secrets, addressIn, stream } = destination;
  const schema = Settings.parse(
    z.toJSONSchema(settings, { io: "input", unrepresentable: "any", cycles: "ref" }),
  );
  return {
    kind,
    title,
    about,
    family,
    fields: Object.entries(schema.properties)
      .filter(([name]) => addressIn === undefined || name !== "address")
      .map(([name, field]) => ({
        name,
        title: field.title ?? name,
        description: field.description ?? "",
        type: typeOf(field),
        choices: field.enum ?? [],
        required: schema.required.includes(name),
        standard: field.default ?? null,
      })),
    secrets: secrets.map(({ accepts: _accepts, previous, generated, ...field }) => ({
      ...field,
      previous: previous ?? null,
      generated: generated ?? false,
    })),
    addressIn: addressIn ?? null,
    streams: stream !== undefined,
  };
}

const Property = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

const Settings = z.object({
  properties: z.record(z.string(), Property).default({}),
  required: z.array(z.string()).default([]),
});

function typeOf({ type, enum: choices }: z.infer<typeof Property>): FormField["type"] {
  if (choices !== undefined) return "choice";
  if (type === "boolean") return "switch";
  return type === "number" || type === "integer" ? "number" : "text";
}
