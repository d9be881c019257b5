/** For bots whose documents nobody changes. */
import type { DocumentDesk } from "../../src/core/document-desk.ts";

const refuse = (): never => {
  throw new Error("nobody changes documents here");
};

export const noDesk: DocumentDesk = {
  read: refuse,
  readLink: refuse,
  stopReading: refuse,
  joinPictures: refuse,
  originalOf: refuse,
  pagePictures: refuse,
  review: refuse,
  placesCalled: refuse,
  manuscriptOf: refuse,
  keep: refuse,
  withdraw: refuse,
  undo: refuse,
  history: refuse,
  earlierCount: refuse,
  refresh: refuse,
};
