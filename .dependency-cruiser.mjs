/**
 * Which folder of src/ may import which. A folder may import from the groups before its own, never from a later one,
 * and folders of one group do not import each other.
 */
const groups = [
  ["core"],
  ["language", "database"],
  ["places"],
  ["documents", "embedding"],
  ["readers", "index"],
  ["questions"],
  ["search"],
  ["answers"],
  ["state"],
  ["app"],
  ["chat"],
  ["telegram", "terminal", "web"],
  ["agents"],
  ["cli"],
  ["measure"],
];

/** This file has all tuned numbers, also those that folders below search/ need. It imports nothing. */
const tunedNumbers = "^src/search/weights\\.ts$";

const pathOf = (folders) => `^src/(?:${folders.join("|")})/`;

const layerRules = groups.flatMap((folders, index) =>
  folders.map((folder) => {
    const peers = folders.filter((each) => each !== folder);
    return {
      name: `layers-${folder}`,
      comment: `src/${folder} may import only from the groups before it in .dependency-cruiser.mjs.`,
      severity: "error",
      from: { path: pathOf([folder]) },
      to: {
        path: `${pathOf([...peers, ...groups.slice(index + 1).flat()])}|^src/main\\.ts$`,
        pathNot: tunedNumbers,
      },
    };
  }),
);

export default {
  forbidden: [
    {
      name: "no-circular",
      comment:
        "Two modules that import each other, through types too, cannot be understood one by one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-test-in-src",
      comment: "The program does not depend on its tests.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^test/" },
    },
    {
      name: "chat-knows-no-platform",
      comment: "A feature of the chat works on every platform: only src/telegram knows Telegram.",
      severity: "error",
      from: { path: "^src/chat/" },
      to: { path: "grammy" },
    },
    ...layerRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    includeOnly: "^(?:src|test)/|grammy",
    exclude: { path: "\\.md$" },
  },
};
