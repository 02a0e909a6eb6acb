import { expect, test } from "@jest/globals";
import { load } from "cheerio";
import { html } from "./html";

test.each([
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  "`<!--&amp;-->",
  "</style><b>",
])("%s stays text, between tags and in an attribute", (hostile) => {
  const page = load(html`<p title="${hostile}">${hostile}</p>`.html);
  expect(page("p").text()).toBe(hostile);
  expect(page("p").attr("title")).toBe(hostile);
  expect(page("body").find("*")).toHaveLength(1);
});

test("a text cannot turn what follows it around, or hide in controls", () => {
  expect(html`${"a\u202Eb\u0000c"}`.html).toBe("a\uFFFDb\uFFFDc");
});

test("pieces are put together without being escaped again", () => {
  const items = ["a&b", "c"].map((one) => html`<li>${one}</li>`);
  expect(
    html`<ul>
      ${items}
    </ul>`.html.replaceAll(/\s/g, ""),
  ).toBe("<ul><li>a&#38;b</li><li>c</li></ul>");
});
