import { same } from "./asserting.ts";
import { announce } from "../../main/resources/web/app/announcer.ts";

Deno.test("what is said twice is read out twice", () => {
  const { document, setTimeout } = globalThis as Record<string, unknown>;
  const later: (() => void)[] = [];
  const read: string[] = [];
  let text = "";
  const region = {
    set textContent(said: string) {
      if (said !== text && said !== "") {
        read.push(said);
      }
      text = said;
    },
  };
  Object.assign(globalThis, {
    document: { getElementById: () => region },
    setTimeout: (then: () => void) => later.push(then),
  });
  try {
    announce("Try again.");
    later.shift()!();
    announce("Try again.");
    later.shift()!();
  } finally {
    Object.assign(globalThis, { document, setTimeout });
  }
  same(read, ["Try again.", "Try again."]);
});
