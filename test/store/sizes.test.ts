import { expect, test } from "@jest/globals";
import { measureSizes } from "./measure-sizes";

const withMariadb = process.env["MARIADB"] === "off" ? test.skip : test;

withMariadb(
  "half a gibibyte of SQL holds a million events",
  async () => {
    const { events, bytesPerEvent, total } = await measureSizes(50_000);
    expect(events).toBe(50_000);
    expect({ bytesPerEvent, fits: total <= 500 }).toEqual({ bytesPerEvent, fits: true });
  },
  120_000,
);
