export function deepStrictEqual(actual: unknown, expected: unknown, message?: string): void;
export function strictEqual(actual: unknown, expected: unknown, message?: string): void;
export function ok(value: unknown, message?: string): void;
