import { z } from "zod";

/** One thing that the content security policy blocked in the app's page. */
export interface CspReport {
  readonly directive: string;
  /** `inline`, `eval` or an address. */
  readonly blocked: string;
  /** File, and line when the browser tells it. */
  readonly source: string;
  /** The first characters of what was blocked, when the browser tells them. */
  readonly sample: string;
}

export interface CspReports {
  readonly all: () => ReadonlyArray<CspReport>;
  /** Takes a report as the browser sends it (`application/csp-report`). Keeps the last 1,000. */
  readonly take: (body: string) => void;
}

const Sent = z.object({
  "csp-report": z.object({
    "effective-directive": z.string().optional(),
    "violated-directive": z.string().optional(),
    "blocked-uri": z.string().default(""),
    "source-file": z.string().optional(),
    "document-uri": z.string().default(""),
    "line-number": z.number().optional(),
    "script-sample": z.string().default(""),
  }),
});

export function createCspReports(onReport: (report: CspReport) => void): CspReports {
  const reports: Array<CspReport> = [];
  return {
    all: () => [...reports],
    take: (body) => {
      const report = read(body);
      reports.push(report);
      if (reports.length > 1_000) reports.shift();
      onReport(report);
    },
  };
}

/** A report that cannot be read still counts: something was blocked. */
function read(body: string): CspReport {
  const sent = Sent.safeParse(parseJson(body));
  if (!sent.success)
    return { directive: "unreadable report", blocked: "", source: "", sample: body.slice(0, 200) };
  const report = sent.data["csp-report"];
  const line = report["line-number"] === undefined ? "" : `:${report["line-number"]}`;
  return {
    directive: report["effective-directive"] ?? report["violated-directive"] ?? "unknown directive",
    blocked: report["blocked-uri"],
    source: `${report["source-file"] ?? report["document-uri"]}${line}`,
    sample: report["script-sample"],
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
