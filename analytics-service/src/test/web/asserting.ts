// The assertions of the tests: Node's, which Deno brings.

// @ts-types="./asserting.d.ts"
export { deepStrictEqual as same, ok, strictEqual as equal } from "node:assert/strict";
