import { expect, test } from "@jest/globals";
import { compileRules } from "./compile-rules";
import { modifiers } from "./modifier";
import { parseRules } from "./parse-rules";

// One row a clause of the Sigma 2.1.0 modifier, value and condition tables; long because the tables are.

type Event = Readonly<Record<string, unknown>>;
type Row = readonly [
  clause: string,
  detection: string,
  yes: ReadonlyArray<Event>,
  no: ReadonlyArray<Event>,
];

const lists = new Map([
  ["office", ["192.0.2.0/24", "2001:db8::/32"]],
  ["servers", ["srv*", "db1"]],
  ["none", []],
]);

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

const at = (time: string): Event => ({ t: time });

const modifierRows: ReadonlyArray<Row> = [
  [
    "all: every listed value must be found",
    "s: {a|contains|all: [x, y]}",
    [{ a: "y and x" }, { a: ["x", "y"] }],
    [{ a: "x" }, { a: "" }, {}],
  ],
  ["startswith", "s: {a|startswith: adm}", [{ a: "admin" }, { a: "ADM" }], [{ a: "an admin" }, {}]],
  [
    "endswith",
    "s: {a|endswith: '@example.com'}",
    [{ a: "x@EXAMPLE.com" }],
    [{ a: "@example.com.evil" }],
  ],
  [
    "contains",
    "s: {a|contains: 'in the'}",
    [{ a: "man In The middle" }],
    [{ a: "in  the" }, { a: null }],
  ],
  [
    "contains keeps inner wildcards",
    "s: {a|contains: 'a*c'}",
    [{ a: "xxabbcxx" }, { a: "ac" }],
    [{ a: "ca" }],
  ],
  [
    "exists: true",
    "s: {a|exists: true}",
    [{ a: 1 }, { a: null }, { a: "" }, { a: [] }],
    [{ b: 1 }, {}],
  ],
  ["exists: false", "s: {a|exists: false}", [{ b: 1 }], [{ a: null }, { a: "" }]],
  ["cased", "s: {a|cased: Admin}", [{ a: "Admin" }], [{ a: "admin" }, { a: "ADMIN" }]],
  ["cased with contains", "s: {a|contains|cased: Ad}", [{ a: "xAdx" }], [{ a: "xadx" }]],
  [
    "neq with text",
    "s: {a|neq: x}",
    [{ a: "y" }, {}, { a: null }],
    [{ a: "X" }, { a: ["y", "x"] }],
  ],
  ["neq with a number", "s: {a|neq: 5}", [{ a: 6 }], [{ a: 5 }, { a: "5" }]],
  [
    "neq with a list: different from all",
    "s: {a|neq: [x, y]}",
    [{ a: "z" }],
    [{ a: "x" }, { a: "y" }],
  ],
  ["neq with contains", "s: {a|contains|neq: x}", [{ a: "abc" }], [{ a: "axc" }]],
  [
    "windash: five dashes are one",
    "s: {a|windash|contains: ' -f'}",
    [{ a: "cmd -f" }, { a: "cmd /f" }, { a: "cmd –f" }, { a: "cmd —f" }, { a: "cmd ―F" }],
    [{ a: "cmd +f" }, { a: "cmd f" }],
  ],
  [
    "re: unanchored and case-sensitive",
    "s: {a|re: 'ab+c$'}",
    [{ a: "xxabbc" }],
    [{ a: "ABC" }, { a: "abcd" }],
  ],
  [
    "re: metacharacters of the specification",
    "s: {a|re: '^(foo|ba[rz])[^0-9]{2,3}.?x*$'}",
    [{ a: "foo--" }, { a: "baz---yxx" }],
    [{ a: "foo1-" }, { a: "bay--" }],
  ],
  ["re|i", "s: {a|re|i: '^adm'}", [{ a: "ADMIN" }], [{ a: "xadm" }]],
  ["re|m", "s: {a|re|m: '^b$'}", [{ a: "a\nb\nc" }], [{ a: "ab" }]],
  ["re without m", "s: {a|re: '^b$'}", [{ a: "b" }], [{ a: "a\nb" }]],
  ["re|s", "s: {a|re|s: 'a.b'}", [{ a: "a\nb" }], [{ a: "ab" }]],
  ["re without s", "s: {a|re: 'a.b'}", [{ a: "a-b" }], [{ a: "a\nb" }]],
  ["re with a list and all", "s: {a|re|all: ['^x', 'y$']}", [{ a: "x-y" }], [{ a: "x" }]],
  ["base64", "s: {a|base64: 'whoami'}", [{ a: base64("whoami") }], [{ a: base64("whoami ") }]],
  [
    "base64 with contains",
    "s: {a|base64|contains: 'foo'}",
    [{ a: `-enc ${base64("foo")}` }],
    [{ a: "foo" }],
  ],
  [
    "base64offset: at any of three offsets",
    "s: {a|base64offset|contains: 'http://'}",
    [
      { a: base64("http://x") },
      { a: base64("ahttp://x") },
      { a: base64("abhttp://x") },
      { a: base64("abchttp://") },
    ],
    [{ a: base64("https:/x") }],
  ],
  [
    "utf16le",
    "s: {a|utf16le|base64offset|contains: 'ping'}",
    [{ a: utf16("x ping y").toString("base64") }],
    [{ a: base64("ping") }],
  ],
  [
    "wide is utf16le",
    "s: {a|wide|base64offset|contains: 'ping'}",
    [{ a: utf16("ping").toString("base64") }, { a: utf16("1ping").toString("base64") }],
    [{ a: base64("ping") }],
  ],
  [
    "utf16le without base64 compares bytes",
    "s: {a|utf16le: cmd}",
    [{ a: "c\0m\0d\0" }],
    [{ a: "cmd" }],
  ],
  ["utf16be", "s: {a|utf16be: cmd}", [{ a: "\0c\0m\0d" }], [{ a: "c\0m\0d\0" }]],
  [
    "utf16: byte order mark in front",
    "s: {a|utf16|base64: cmd}",
    [{ a: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16("cmd")]).toString("base64") }],
    [{ a: utf16("cmd").toString("base64") }],
  ],
  [
    "lt",
    "s: {a|lt: 5}",
    [{ a: 4 }, { a: "4.5" }, { a: -1 }],
    [{ a: 5 }, { a: "x" }, { a: "" }, {}, { a: null }],
  ],
  ["lte", "s: {a|lte: 5}", [{ a: 5 }], [{ a: 5.1 }]],
  ["gt", "s: {a|gt: 5}", [{ a: 6 }, { a: "10" }], [{ a: 5 }, { a: true }]],
  ["gte", "s: {a|gte: 5}", [{ a: 5 }, { a: [1, 9] }], [{ a: 4 }]],
  [
    "minute",
    "s: {t|minute: 7}",
    [at("2026-03-02T09:07:59Z")],
    [at("2026-03-02T07:09:00Z"), at("x")],
  ],
  [
    "hour",
    "s: {t|hour: 9}",
    [at("2026-03-02T09:07:59.123456Z"), at("2026-03-02T10:00:00+01:00")],
    [at("2026-03-02T10:07:00Z")],
  ],
  [
    "hour with a list",
    "s: {t|hour: [0, 23]}",
    [at("2026-03-02T23:59:00Z")],
    [at("2026-03-02T22:00:00Z")],
  ],
  [
    "hour with gte",
    "s: {t|hour|gte: 22}",
    [at("2026-03-02T23:00:00Z")],
    [at("2026-03-02T21:59:59Z")],
  ],
  ["day", "s: {t|day: 31}", [at("2026-01-31T00:00:00Z")], [at("2026-01-30T00:00:00Z")]],
  [
    "week",
    "s: {t|week: 53}",
    [at("2026-12-31T00:00:00Z"), at("2027-01-03T12:00:00Z")],
    [at("2027-01-04T00:00:00Z")],
  ],
  [
    "week 1 may begin in December",
    "s: {t|week: 1}",
    [at("2025-12-29T00:00:00Z")],
    [at("2025-12-28T00:00:00Z")],
  ],
  ["month", "s: {t|month: 12}", [at("2026-12-01T00:00:00Z")], [at("2026-11-30T23:59:59Z")]],
  [
    "year",
    "s: {t|year: 2026}",
    [at("2026-06-01T00:00:00Z"), { t: 1_780_000_000 }, { t: 1_780_000_000_000 }],
    [at("2025-12-31T23:59:59Z")],
  ],
  [
    "cidr v4",
    "s: {a|cidr: 10.0.0.0/8}",
    [{ a: "10.1.2.3" }, { a: "::ffff:10.0.0.1" }],
    [{ a: "11.0.0.1" }, { a: "10.1" }, { a: "012.0.0.1" }, { a: "" }],
  ],
  [
    "cidr v6",
    "s: {a|cidr: '2001:db8::/32'}",
    [{ a: "2001:DB8:1::1" }],
    [{ a: "2001:db9::1" }, { a: "10.0.0.1" }],
  ],
  [
    "cidr with a list",
    "s: {a|cidr: [192.0.2.0/24, 198.51.100.7]}",
    [{ a: "192.0.2.9" }, { a: "198.51.100.7" }],
    [{ a: "198.51.100.8" }],
  ],
  [
    "expand: a list of values",
    "s: {a|expand: '%servers%'}",
    [{ a: "SRV7" }, { a: "db1" }],
    [{ a: "db2" }, { a: "%servers%" }],
  ],
  [
    "expand inside text",
    "s: {a|expand: 'host-%servers%-x'}",
    [{ a: "host-db1-x" }, { a: "host-srv9-x" }],
    [{ a: "host--x" }],
  ],
  [
    "expand with cidr",
    "s: {a|cidr|expand: '%office%'}",
    [{ a: "192.0.2.1" }, { a: "2001:db8::1" }],
    [{ a: "203.0.113.1" }],
  ],
  [
    "expand: an escaped percent is plain",
    "s: {a|expand: '\\%plain%servers%'}",
    [{ a: "%plaindb1" }],
    [{ a: "db1" }],
  ],
  [
    "expand: an empty list matches nothing",
    "s: {a|expand: '%none%'}",
    [],
    [{ a: "" }, { a: "x" }, {}],
  ],
  [
    "without expand a placeholder is plain text",
    "s: {a: '%servers%'}",
    [{ a: "%servers%" }],
    [{ a: "db1" }],
  ],
  [
    "fieldref",
    "s: {a|fieldref: b}",
    [
      { a: "X", b: "x" },
      { a: 5, b: "5" },
    ],
    [{ a: "x", b: "y" }, { a: "x" }, {}],
  ],
  ["fieldref with neq", "s: {a|fieldref|neq: b}", [{ a: "x", b: "y" }], [{ a: "x", b: "x" }]],
  [
    "fieldref with endswith",
    "s: {a|fieldref|endswith: b}",
    [{ a: "me@x.org", b: "x.org" }],
    [{ a: "me@x.org.uk", b: "x.org" }],
  ],
  ["fieldref cased", "s: {a|fieldref|cased: b}", [{ a: "x", b: "x" }], [{ a: "x", b: "X" }]],
];

const valueRows: ReadonlyArray<Row> = [
  ["text ignores case", "s: {a: Admin}", [{ a: "aDMIN" }], [{ a: "admins" }]],
  [
    "text ignores case beyond ASCII",
    "s: {a|contains: 'ΟΔΟΣ'}",
    [{ a: "οδος" }, { a: "Οδοσα" }],
    [{ a: "οδο" }],
  ],
  [
    "numbers match numbers and their text",
    "s: {a: 4624}",
    [{ a: 4624 }, { a: "4624" }],
    [{ a: 46241 }],
  ],
  [
    "flags match flags and their text",
    "s: {a: true}",
    [{ a: true }, { a: "TRUE" }],
    [{ a: false }, { a: 1 }],
  ],
  [
    "* stands for any text",
    "s: {a: 'a*z'}",
    [{ a: "az" }, { a: "abcz" }, { a: "a\nz" }],
    [{ a: "azb" }, { a: "xaz" }],
  ],
  [
    "? stands for one character",
    "s: {a: 'prog?.exe'}",
    [{ a: "progA.exe" }, { a: "prog😀.exe" }],
    [{ a: "prog.exe" }, { a: "progAB.exe" }],
  ],
  [
    "several wildcards",
    "s: {a: '*a?c*e*'}",
    [{ a: "xxabcxxexx" }, { a: "aaace" }],
    [{ a: "ac e" }, { a: "abc" }],
  ],
  ["* alone needs a value", "s: {a: '*'}", [{ a: "x" }, { a: "" }], [{}, { a: null }]],
  [
    "escaped wildcards are plain",
    "s: {a: 'a\\*b\\?'}",
    [{ a: "a*b?" }],
    [{ a: "axb?" }, { a: "a*bx" }],
  ],
  ["one backslash is plain", "s: {a: 'C:\\x'}", [{ a: "C:\\x" }], [{ a: "C:x" }]],
  ["two backslashes are one", "s: {a: 'C:\\\\x'}", [{ a: "C:\\x" }], [{ a: "C:\\\\x" }]],
  ["a backslash before a wildcard", "s: {a: 'C:\\\\*'}", [{ a: "C:\\abc" }], [{ a: "C:*" }]],
  [
    "three backslashes before a wildcard are plain both",
    "s: {a: 'C:\\\\\\*'}",
    [{ a: "C:\\*" }],
    [{ a: "C:\\x" }],
  ],
  ["four backslashes are two", "s: {a: '\\\\\\\\srv'}", [{ a: "\\\\srv" }], [{ a: "\\srv" }]],
  ["a list is OR", "s: {a: [x, y]}", [{ a: "x" }, { a: "Y" }], [{ a: "z" }]],
  ["a map is AND", "s: {a: x, b: y}", [{ a: "x", b: "y" }], [{ a: "x" }, { b: "y" }]],
  [
    "a list of maps is OR",
    "s: [{a: x, b: y}, {c: z}]",
    [{ c: "z" }, { a: "x", b: "y" }],
    [{ a: "x", c: "y" }],
  ],
  ["null is absent or null", "s: {a: null}", [{}, { a: null }], [{ a: "" }, { a: 0 }]],
  ["empty text is present and empty", "s: {a: ''}", [{ a: "" }], [{}, { a: null }, { a: " " }]],
  [
    "keywords search the whole event",
    "s: [EVILSERVICE, 'svchost.exe -n evil']",
    [{ a: { b: ["x evilservice y"] } }, { c: "svchost.exe -n evil" }],
    [{ a: "evil service" }],
  ],
  ["one keyword without a list", "s: mimikatz", [{ a: "run Mimikatz now" }], [{ a: "mimi" }]],
  [
    "keywords with all",
    "s: {'|all': [alpha, beta]}",
    [{ a: "alpha", b: "beta" }],
    [{ a: "alpha" }],
  ],
  ["keyword numbers", "s: [4711]", [{ a: 4711 }], [{ a: 471 }]],
  [
    "dotted paths",
    "s: {a.b.c: x}",
    [{ a: { b: { c: "x" } } }],
    [{ "a.b.c": "y" }, { a: { b: "x" } }],
  ],
  [
    "a path through a list reaches any member",
    "s: {a.b: x}",
    [{ a: [{ b: "y" }, { b: "x" }] }, { a: { b: ["x"] } }],
    [{ a: [{ b: "y" }] }, { a: [] }],
  ],
  [
    "[all] asks every member",
    "s: {'a[all].b': x}",
    [{ a: [{ b: "x" }, { b: "X" }] }],
    [{ a: [{ b: "x" }, { b: "y" }] }, { a: [] }, {}],
  ],
  [
    "paths reach own properties only",
    "s: {constructor.name: '*'}",
    [{ constructor: { name: "own" } }],
    [{ a: 1 }],
  ],
  ["paths do not reach __proto__", "s: {__proto__.polluted|exists: true}", [], [{ a: 1 }]],
];

const both = { a: "1", b: "1" };
const conditionRows: ReadonlyArray<Row> = [
  ["and", "s: {a: 1}\nf: {b: 1}\ncondition: s and f", [both], [{ a: "1" }, { b: "1" }, {}]],
  ["or", "s: {a: 1}\nf: {b: 1}\ncondition: s or f", [{ a: "1" }, { b: "1" }], [{}]],
  ["not", "s: {a: 1}\nf: {b: 1}\ncondition: s and not f", [{ a: "1" }], [both]],
  ["not not", "s: {a: 1}\ncondition: not not s", [{ a: "1" }], [{}]],
  [
    "brackets",
    "s: {a: 1}\nf: {b: 1}\ng: {c: 1}\ncondition: s and (f or g)",
    [both, { a: "1", c: "1" }],
    [{ a: "1" }, { b: "1" }],
  ],
  [
    "and binds tighter than or",
    "s: {a: 1}\nf: {b: 1}\ng: {c: 1}\ncondition: s or f and g",
    [{ a: "1" }, { b: "1", c: "1" }],
    [{ b: "1" }],
  ],
  [
    "not binds tighter than and",
    "s: {a: 1}\nf: {b: 1}\ncondition: not s and f",
    [{ b: "1" }],
    [both, {}],
  ],
  [
    "1 of pattern",
    "s_a: {a: 1}\ns_b: {b: 1}\nf: {c: 1}\ncondition: 1 of s_*",
    [{ a: "1" }, { b: "1" }],
    [{ c: "1" }],
  ],
  ["any of is 1 of", "s_a: {a: 1}\ns_b: {b: 1}\ncondition: any of s_*", [{ b: "1" }], [{}]],
  [
    "all of pattern",
    "s_a: {a: 1}\ns_b: {b: 1}\nf: {c: 1}\ncondition: all of s_*",
    [both],
    [{ a: "1", c: "1" }],
  ],
  [
    "a pattern may have * anywhere",
    "x_s_y: {a: 1}\nx_t_y: {b: 1}\ncondition: 1 of x*t*y",
    [{ b: "1" }],
    [{ a: "1" }],
  ],
  ["1 of them", "s: {a: 1}\nf: {b: 1}\ncondition: 1 of them", [{ a: "1" }, { b: "1" }], [{}]],
  ["all of them", "s: {a: 1}\nf: {b: 1}\ncondition: all of them", [both], [{ a: "1" }]],
  [
    "them leaves out names with an underscore in front",
    "s: {a: 1}\n_f: {b: 1}\ncondition: all of them",
    [{ a: "1" }],
    [{ b: "1" }],
  ],
  [
    "not 1 of",
    "s: {a: 1}\nf_x: {b: 1}\nf_y: {c: 1}\ncondition: s and not 1 of f_*",
    [{ a: "1" }],
    [both, { a: "1", c: "1" }],
  ],
  [
    "a list of conditions is OR",
    "s: {a: 1}\nf: {b: 1}\ncondition: [s, f]",
    [{ a: "1" }, { b: "1" }],
    [{}],
  ],
  [
    "keywords of conditions ignore case",
    "s: {a: 1}\nf: {b: 1}\ncondition: s AND NOT f",
    [{ a: "1" }],
    [both],
  ],
];

const indent = (text: string): string => text.replaceAll("\n", "\n  ");

const ruleText = (detection: string): string => {
  const body = detection.includes("condition:") ? detection : `${detection}\ncondition: s`;
  return `title: Row\nid: row\nlogsource: {product: test}\ndetection:\n  ${indent(body)}\n`;
};

test.each([...modifierRows, ...valueRows, ...conditionRows])(
  "%s",
  (_clause, detection, yes, no) => {
    const { documents, errors } = parseRules(ruleText(detection));
    expect(errors).toEqual([]);
    for (const index of [true, false]) {
      const rules = compileRules(documents, { lists, index });
      expect(rules.problems).toEqual([]);
      expect(yes.filter((event) => rules.match(event).length === 0)).toEqual([]);
      expect(no.filter((event) => rules.match(event).length > 0)).toEqual([]);
    }
  },
);

test("every modifier of the appendix has a row", () => {
  const used = new Set(
    [...modifierRows, ...valueRows].flatMap(([, detection]) => detection.match(/\|(\w+)/g) ?? []),
  );
  expect(modifiers.filter((name) => !used.has(`|${name}`))).toEqual([]);
});

test.each([
  ["a modifier that does not exist", "s: {a|contain: x}", /did you mean contains\?/],
  ["two modifiers that exclude each other", "s: {a|re|cidr: x}", /exclude each other/],
  ["a flag without re", "s: {a|i: x}", /behind re/],
  ["all on a single value", "s: {a|all: x}", /needs a list/],
  ["null in a list", "s: {a: ['', null]}", /cannot stand in a list/],
  ["exists without true or false", "s: {a|exists: maybe}", /must be true or false/],
  ["a comparison with text", "s: {a|lt: ten}", /not a number/],
  ["an IP range that is none", "s: {a|cidr: 10.0.0.0/33}", /not an IP range/],
  ["wildcards in encoded values", "s: {a|base64: 'x*'}", /cannot be encoded/],
  ["an empty list", "s: {a: []}", /empty/],
  ["a field with a map as value", "s: {a: {b: c}}", /must be text/],
  [
    "an unknown search identifier",
    "selection: {a: 1}\ncondition: selektion",
    /did you mean selection\?/,
  ],
  ["a pattern without a match", "s: {a: 1}\ncondition: 1 of x_*", /matches "x_\*"/],
  ["a missing bracket", "s: {a: 1}\ncondition: (s", /closing bracket/],
  ["a condition that goes on", "s: {a: 1}\ncondition: s s", /follows a finished condition/],
  ["an empty condition", "s: {a: 1}\ncondition: ''", /ends where/],
  ["a broken regular expression", "s: {a|re: '(('}", /not valid/],
])("refuses %s and says why", (_name, detection, message) => {
  const { documents, errors } = parseRules(ruleText(detection));
  expect(documents).toEqual([]);
  expect(errors.map((error) => error.message).join("\n")).toMatch(message);
});

test.each([
  ["look-ahead", "(?=x)y"],
  ["negative look-ahead", "x(?!y)"],
  ["look-behind", "(?<=x)y"],
  ["negative look-behind", "(?<!x)y"],
  ["back-reference", "(x)\\1"],
  ["atomic group", "(?>x)"],
  ["possessive quantifier", "x++"],
  ["conditional group", "(?(1)x)"],
  ["recursion", "(?R)"],
])("names the construct that linear time cannot run: %s", (construct, pattern) => {
  const { errors } = parseRules(ruleText(`s: {a|re: '${pattern}'}`));
  expect(errors).toEqual([expect.objectContaining({ code: "unsupported", construct, line: 5 })]);
});
