import type { ProcedureOutput } from "#contract";

/** An issue type with the fields of its create screen. */
export type IssueType = ProcedureOutput<"issues/create-screen">["issueTypes"][number];
