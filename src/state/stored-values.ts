/** The forms in which both kinds of store keep their records, as JSON. What does not match is absent to readers. */
import * as v from "valibot";
import { documentFields } from "../core/document-desk.ts";
import type {
  AnswerStatus,
  DocumentId,
  Language,
  Place,
  RefusalReason,
  Subject,
} from "../core/domain.ts";
import { type VoteReason, voteReasons } from "../core/usage.ts";
import type { Expectation } from "./drafts.ts";
import type { LimitCount } from "./rate-limits.ts";
import { type Ballot, chatKinds, type GivenAnswer, type LoggedQuestion } from "./state-store.ts";
import {
  type StoredAnswerKey,
  storedAnswerSchema,
  type StoredId,
  storedIdSchema,
} from "./stored-ids.ts";

// Conversations

export const languageSchema: v.GenericSchema<unknown, Language> = v.picklist(["zh", "en"]);

export const subjectSchema: v.GenericSchema<unknown, Subject> = v.object({
  question: v.string(),
  topic: v.string(),
  places: v.array(v.string()),
  shownIds: v.array(v.string()),
  shownBeforeIds: v.exactOptional(v.array(v.string())),
  numberedIds: v.exactOptional(v.array(v.string())),
  shownPlaces: v.exactOptional(v.array(v.string())),
  placesBefore: v.exactOptional(v.array(v.string())),
  openedId: v.exactOptional(v.string()),
  isElsewhereOffered: v.exactOptional(v.boolean()),
});

export const answerSchema: v.GenericSchema<unknown, GivenAnswer> = v.object({
  text: v.string(),
  messageIds: v.array(v.number()),
  questionId: v.nullable(v.number()),
  otherQuestionIds: v.exactOptional(v.array(v.number())),
  previous: v.nullable(subjectSchema),
  isFinal: v.exactOptional(v.boolean()),
});

// Votes

export interface StoredVote {
  readonly answer: StoredAnswerKey;
  readonly userId: StoredId;
  readonly direction: "up" | "down";
  readonly reason: VoteReason | null;
}

export const voteSchema: v.GenericSchema<unknown, StoredVote> = v.object({
  answer: storedAnswerSchema,
  userId: storedIdSchema,
  direction: v.picklist(["up", "down"]),
  reason: v.nullable(v.picklist(voteReasons)),
});

/** Pressing thumbs down again keeps the reason. */
export function reasonOf(ballot: Ballot, before: StoredVote | null): VoteReason | null {
  if (ballot.direction === "up") return null;
  return ballot.reason ?? before?.reason ?? null;
}

// Questions

export type StoredQuestion = Omit<LoggedQuestion, "id" | "atMs" | "userId" | "answer" | "votes"> & {
  readonly answer: StoredAnswerKey | null;
};

const statuses = ["answered", "related", "none"] satisfies AnswerStatus[];
const reasons = [
  "unknown-place",
  "no-evidence",
  "off-topic",
  "collection",
  "small-talk",
] satisfies RefusalReason[];

export const questionSchema: v.GenericSchema<unknown, StoredQuestion> = v.object({
  text: v.nullable(v.string()),
  chatKind: v.picklist(chatKinds),
  language: v.picklist(["zh", "en"] satisfies Language[]),
  status: v.picklist(statuses),
  reason: v.nullable(v.picklist(reasons)),
  places: v.array(v.string()),
  tookMs: v.number(),
  passageIds: v.array(v.string()),
  answer: v.nullable(storedAnswerSchema),
});

/** Without the answer too, because the id of a private chat is its user's id. */
export function anonymous(question: StoredQuestion): StoredQuestion {
  return { ...question, text: null, places: [], answer: null };
}

// Drafts and expectations

const placeSchema: v.GenericSchema<unknown, Place> = v.object({
  name: v.string(),
  level: v.picklist(["province", "prefecture", "county"]),
  province: v.nullable(v.string()),
  city: v.nullable(v.string()),
  code: v.nullable(v.string()),
  aliases: v.array(v.string()),
});

const documentId = v.pipe(
  v.string(),
  v.transform((id) => id as DocumentId),
);

export const draftSchema = v.object({
  origin: v.picklist(["file", "text", "document"]),
  name: v.string(),
  fields: v.object({
    title: v.nullable(v.string()),
    place: v.nullable(placeSchema),
    // Missing in drafts of earlier versions of the program, as number and url.
    issuer: v.optional(v.nullable(v.string()), null),
    number: v.optional(v.nullable(v.string()), null),
    source: v.nullable(v.string()),
    authors: v.array(v.string()),
    date: v.nullable(v.string()),
    url: v.optional(v.nullable(v.string()), null),
    // Missing in drafts of earlier versions of the program.
    recognised: v.optional(v.nullable(v.string()), null),
    pageOpenings: v.optional(v.array(v.string())),
  }),
  warnings: v.array(v.string()),
  replacedId: v.nullable(documentId),
  // Missing in drafts of earlier versions of the program.
  replacedSha256: v.optional(v.nullable(v.string()), null),
  isBeside: v.boolean(),
  placeChoices: v.array(placeSchema),
  partIds: v.array(v.number()),
  begunBy: v.nullable(v.number()),
  revision: v.number(),
});
export type StoredDraft = v.InferOutput<typeof draftSchema>;

const promptIds = v.array(v.number());
const expectationSchema = v.variant("kind", [
  v.object({
    kind: v.literal("value"),
    draftId: v.number(),
    field: v.picklist(documentFields),
    promptIds,
  }),
  v.object({ kind: v.literal("line"), draftId: v.number(), index: v.number(), promptIds }),
  v.object({ kind: v.literal("album"), draftId: v.number(), album: v.string() }),
  v.object({
    kind: v.literal("replacement"),
    documentId: v.pipe(
      v.string(),
      v.transform((id) => id as DocumentId),
    ),
    promptIds,
  }),
  v.object({
    kind: v.literal("part"),
    draftId: v.number(),
    lengthUtf16: v.number(),
    sentAtS: v.number(),
    writtenAtS: v.number(),
    origin: v.nullable(v.string()),
    messageId: v.number(),
  }),
]) satisfies v.GenericSchema<unknown, Expectation>;

/** Records of older versions have no update number; 0 precedes every update. */
export const storedExpectationSchema = v.intersect([
  expectationSchema,
  v.object({ updateId: v.optional(v.number(), 0) }),
]);
export type StoredExpectation = Expectation & { readonly updateId: number };

// Limits

const counted = v.tuple([v.number(), v.number()]);
export const countSchema: v.GenericSchema<unknown, LimitCount> = v.object({
  passed: v.array(counted),
  told: v.nullable(counted),
});
export const nothingCounted: LimitCount = { passed: [], told: null };
