/** What an actor may write into a display name, a page title or a message, and must not work anywhere. */
export const hostileTexts: Readonly<Record<string, string>> = {
  mentions: "<!channel> <!here> <@U024BE7LH> @everyone [~accountid:557058:alex]",
  links:
    "<https://evil.example.com|Sign in> [Sign in](https://evil.example.com) [Sign in|https://evil.example.com]",
  markdown: "*bold* _italic_ ~strike~ `code` ```block``` > quote\n# heading\n- list\n| a | b |",
  "Jira markup": "{html}<b>x</b>{html} {code}x{code} !https://evil.example.com/x.png! h1. Title",
  HTML: "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;",
  "control characters": "a\u0000b\u0007c\u001b[31md\r\ne\u0085f\u2028g",
  "turned text": "invoice\u202efdp.exe \u2066hidden\u2069",
  "lone surrogates": "a\ud800b\udc00c",
  "JSON breakers": '"},{"type":"mention","attrs":{"id":"x"}},{"a":"\\',
  "astral characters": "🚒".repeat(300),
  "a megabyte": "x".repeat(1_000_000),
  quotes: '"\\'.repeat(5_000),
};
