import { setFlagsFromString } from 'node:v8'

/**
 * Stops V8 from inlining calls into WebAssembly. With it, V8 11.3 (Node 20) crashes the whole process with "unreachable
 * code" when an optimised function that called a module with reference-typed results is deoptimised: the policy engine
 * is such a module. See docs/decisions/wasm-inlining.md. A later V8 without the flag says so on standard error and goes
 * on, therefore it is asked for the version first.
 */
export function forbidWasmInlining(): void {
  const [major] = process.versions.node.split('.').map(Number)
  if (major !== undefined && major < 22) setFlagsFromString('--no-turbo-inline-js-wasm-calls')
}
