/** Of the schema. From 1.9 on the classes 3001 and 3005 are deprecated in favour of 3007 and 3008. */
export const OCSF_VERSION = "1.8.0";
