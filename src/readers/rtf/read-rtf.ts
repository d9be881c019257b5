/**
 * Reads files in Rich Text Format, which older programs and other word processors save. Automatic numbers stand in them
 * as text. What was deleted or is hidden, comments, heads and feet of pages are no part of the text.
 */
import { readParts } from "../docx/read-docx.ts";
import type { Extracted } from "../extracted.ts";
import { type Block, partsOf, type Script } from "../word/word-text.ts";
import { decode, encodingOfCharacterSet, encodingOfCodePage } from "./encodings.ts";
import { createStory, type Story } from "./story.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** @throws AppError `document.unreadable`, and other errors for a damaged file */
export async function readRtf(name: string, bytes: Uint8Array): Promise<Extracted> {
  const reader = createReader();
  for (const token of tokensOf(bytes)) if (!reader.take(token)) break;
  const { hasUnreadNumbers, ...text } = reader.finish();
  const extracted = await readParts(name, partsOf({ ...text, lists: [] }));
  const lost = hasUnreadNumbers ? (["lost-numbering"] as const) : [];
  return { ...extracted, warnings: [...extracted.warnings, ...lost] };
}

/** Groups whose text is none of the document's. */
const passedOver = new Set(
  [
    "annotation atnauthor atnid atntime comment",
    "header headerf headerl headerr footer footerf footerl footerr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn",
    "colortbl filetbl revtbl listtable listoverridetable template info private",
    "bkmkstart bkmkend fldinst xe txe rxe tc tcn pntxta pntxtb",
    "pict nonshppict objdata objclass sn sv shprslt nonesttables",
  ].flatMap((names) => names.split(" ")),
);
/** Those that begin with `\*` are passed over, but for these. */
const readAll = new Set(["shpinst", "footnote", "ud"]);

const signs: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\n",
  page: "\n",
  column: "\n",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  "~": " ",
  _: "-",
  "\\": "\\",
  "{": "{",
  "}": "}",
};

/** What the text of a group is for, where it is not the document's own. */
type Purpose = "passed-over" | "fonts" | "styles" | "number";

interface State {
  readonly purpose: Purpose | null;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  /** Null on the line. */
  readonly textPosition: Script | null;
  readonly font: number;
  readonly eastAsianFont: number | null;
  /** Which of the fonts the text is in; null where the file does not say. */
  readonly script: "western" | "east-asian" | null;
  /** How many characters stand for one of `\u`. */
  readonly standInCount: number;
}

const plain = {
  isHidden: false,
  isDeleted: false,
  textPosition: null,
  eastAsianFont: null,
  script: null,
} as const;

const symbolSet = 2;
const mostGroups = 10_000;

interface OpenStory {
  readonly story: Story;
  /** Of the group that holds it. */
  readonly depth: number;
  readonly end: (blocks: Block[]) => void;
}

function createReader() {
  const notes = new Map<number, readonly Block[]>();
  const characterSets = new Map<number, number>();
  const styles = new Map<number, string | null>();
  let codePage: string | undefined;
  let plainFont = -1;
  let state: State = { purpose: null, ...plain, font: plainFont, standInCount: 1 };
  const states: State[] = [];
  const body = createStory();
  const stories: OpenStory[] = [];
  let story = body;
  let bytes: number[] = [];
  /** Text of the group of a number, or of a style's name. */
  let aside = "";
  let styleNumber = 0;
  let standInsLeft = 0;
  let isStarred = false;
  /** Some programs write the numbers of lists as text, all or none. */
  let isListed = false;
  let hasNumbers = false;

  const write = (text: string) => {
    const { purpose, isHidden, isDeleted, textPosition } = state;
    if (purpose === "number" || purpose === "styles") aside += text;
    else if (purpose === null && !isHidden && !isDeleted) story.write(text, textPosition);
  };
  const flush = () => {
    if (bytes.length === 0) return;
    const { font, eastAsianFont, script } = state;
    const set = characterSets.get(font) ?? 0;
    const own = encodingOfCharacterSet(set);
    const eastAsian = encodingOfCharacterSet(characterSets.get(eastAsianFont ?? font) ?? 0);
    const encodings =
      script === "east-asian" ? [eastAsian, codePage, own] : [own, codePage, eastAsian];
    // Which sign a font of symbols draws is unknown; in front of a paragraph it is a bullet.
    if (set === symbolSet) write(state.purpose === "number" ? "•" : "");
    else write(decode(bytes, encodings, script === "western"));
    bytes = [];
  };
  const begin = () => {
    states.push(state);
    if (states.length > mostGroups) throw new Error("Its groups are nested too deep.");
    standInsLeft = 0;
  };
  const openStory = (end: OpenStory["end"]) => {
    story = createStory();
    stories.push({ story, depth: states.length, end });
  };
  const end = () => {
    const { purpose } = state;
    const before = states.pop();
    if (before === undefined) throw new Error("A group ends that was not begun.");
    state = before;
    standInsLeft = 0;
    if (purpose === "styles") nameStyle();
    if (purpose === "number" && before.purpose !== "number") endNumber();
    const open = stories.at(-1);
    if (open === undefined || open.depth <= states.length) return;
    stories.pop();
    story = stories.at(-1)?.story ?? body;
    open.end(open.story.finish());
  };
  const nameStyle = () => {
    if (aside !== "") styles.set(styleNumber, builtInStyle(aside.replace(/;\s*$/, "").trim()));
    aside = "";
  };
  const endNumber = () => {
    // Fonts of symbols have their characters in a private area.
    const number = aside.replace(/\p{Co}+/gu, "•").trim();
    aside = "";
    const { purpose, isHidden, isDeleted } = state;
    if (number === "" || purpose !== null || isHidden || isDeleted) return;
    hasNumbers = true;
    story.writeNumber(/[、,:：，)）]$/.test(number) ? number : `${number} `);
  };

  const control = (name: string, value: number | null) => {
    const isOn = value !== 0;
    const number = value ?? 0;
    if (signs[name] !== undefined && Object.hasOwn(signs, name)) return write(signs[name]);
    switch (name) {
      case "ansicpg":
        codePage = encodingOfCodePage(number);
        return;
      case "deff":
        plainFont = number;
        state = { ...state, font: number };
        return;
      case "fonttbl":
        state = { ...state, purpose: "fonts" };
        return;
      case "stylesheet":
        state = { ...state, purpose: "styles" };
        return;
      case "listtext":
      case "pntext":
        aside = "";
        state = { ...state, purpose: "number" };
        return;
      case "f":
      case "af": {
        const isEastAsian = state.script === "east-asian";
        if (isEastAsian) state = { ...state, eastAsianFont: number };
        if (name === "f") state = { ...state, font: number };
        return;
      }
      case "fcharset":
        if (state.purpose === "fonts") characterSets.set(state.font, number);
        return;
      case "loch":
      case "hich":
        state = { ...state, script: "western" };
        return;
      case "dbch":
        state = { ...state, script: "east-asian" };
        return;
      case "uc":
        state = { ...state, standInCount: Math.max(0, number) };
        return;
      case "u":
        write(String.fromCharCode(number < 0 ? number + 0x10000 : number));
        standInsLeft = state.standInCount;
        return;
      case "plain":
        state = { ...state, ...plain, font: plainFont };
        return;
      case "v":
        state = { ...state, isHidden: isOn };
        return;
      case "deleted":
        state = { ...state, isDeleted: isOn };
        return;
      case "super":
        state = { ...state, textPosition: isOn ? "superscript" : null };
        return;
      case "sub":
        state = { ...state, textPosition: isOn ? "subscript" : null };
        return;
      case "nosupersub":
        state = { ...state, textPosition: null };
        return;
      case "footnote": {
        const note = notes.size + 1;
        const isShown = !state.isHidden && !state.isDeleted;
        notes.set(note, []);
        if (isShown) story.refer(note);
        openStory((blocks) => isShown && notes.set(note, blocks));
        return;
      }
      case "shptxt": {
        const around = story;
        openStory((blocks) => around.addBox(blocks));
        return;
      }
      case "s":
        styleNumber = number;
        break;
    }
    if (state.purpose === null) arrange(name, number);
  };

  /** Paragraphs and tables. The number of a paragraph resets its own form, not the paragraph's. */
  const arrange = (name: string, number: number) => {
    switch (name) {
      case "par":
      case "sect":
        if (!state.isHidden && !state.isDeleted) story.endParagraph();
        return;
      case "pard":
        return story.resetParagraph();
      case "s":
        return story.setStyle(styles.get(number) ?? null);
      case "ls":
        isListed ||= number > 0;
        return;
      case "intbl":
        return story.setInTable();
      case "trowd":
        return story.beginRow();
      case "clvmgf":
        return story.mergeUp("begins");
      case "clvmrg":
        return story.mergeUp("continues");
      case "clmrg":
        return story.mergeLeft();
      case "cellx":
        return story.defineCell(number);
      case "cell":
        return story.endCell();
      case "nestcell":
        return story.endParagraph();
      case "row":
        return story.endRow();
    }
  };

  const takeWord = (name: string, value: number | null) => {
    if (name === "*") {
      isStarred = true;
      return;
    }
    if (passedOver.has(name) || (isStarred && !readAll.has(name)))
      state = { ...state, purpose: "passed-over" };
    isStarred = false;
    if (state.purpose !== "passed-over") control(name, value);
  };

  return {
    /** Returns whether more may follow. */
    take(token: Token): boolean {
      if (token.kind === "byte") {
        if (standInsLeft > 0) standInsLeft -= 1;
        else if (state.purpose !== "passed-over") bytes.push(token.byte);
        return true;
      }
      flush();
      if (token.kind === "begin") begin();
      else if (token.kind === "end") end();
      else if (standInsLeft > 0 && token.name.length === 1 && !/[a-z*]/i.test(token.name))
        standInsLeft -= 1;
      else {
        standInsLeft = 0;
        takeWord(token.name, token.value);
      }
      return states.length > 0;
    },
    finish() {
      if (states.length > 0) throw new Error("It ends within a group.");
      return { blocks: body.finish(), notes, hasUnreadNumbers: isListed && !hasNumbers };
    },
  };
}

/** By the names that programs in English and Chinese give to their built-in styles. */
function builtInStyle(name: string): string | null {
  const [, level] = /^(?:heading|标题)\s*(\d)$/i.exec(name) ?? [];
  if (level !== undefined) return `heading ${level}`;
  const [, depth] = /^(?:toc|contents|目录)\s*(\d)$/i.exec(name) ?? [];
  if (depth !== undefined) return `toc ${depth}`;
  if (/^(?:title|标题)$/i.test(name)) return "Title";
  return /^(?:subtitle|副标题)$/i.test(name) ? "Subtitle" : null;
}
