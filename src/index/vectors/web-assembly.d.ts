/** What is used of it here; TypeScript knows it as a part of browsers only. */
declare namespace WebAssembly {
  const Module: new (code: Uint8Array) => object;
  const Instance: new (module: object) => { readonly exports: Record<string, unknown> };
}
