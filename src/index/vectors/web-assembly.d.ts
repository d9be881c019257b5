/** The part of WebAssembly that is used here; TypeScript declares it only for browsers. */
declare namespace WebAssembly {
  const Module: new (code: Uint8Array) => object;
  const Instance: new (module: object) => { readonly exports: Record<string, unknown> };
}
