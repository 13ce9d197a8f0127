/** How bad a message is. A feed is valid if none is an `error`. */
export type Level = "error" | "warning" | "info";

export type Format =
  | "rss2.0" | "rss1.0" | "rss0.91" | "rss0.92"
  | "atom1.0" | "atom0.3" | "jsonfeed1.1" | "jsonfeed1.0" | "opml" | "unknown";

export interface Message {
  level: Level;
  /** The name in the W3C feed validator, where it has one: `MissingGuid`. */
  code: string;
  /** From 1. */
  line: number;
  /** From 1, in characters. */
  column: number;
  /** What is wrong here, in a sentence. */
  message: string;
  /** Why it matters to readers. */
  why: string;
  /** The specification and its section. */
  source: string;
  /** What to do. */
  mend: string;
  /** The line, or the part of it around the fault. */
  excerpt: { before: string; fault: string; after: string };
}

export interface Report {
  format: Format;
  valid: boolean;
  /** How many items or entries there are. */
  entries: number;
  /** In the order of the document. */
  messages: Message[];
}

/** What is known of a document besides its bytes. */
export interface Options {
  /** The header that it is served with; its charset counts before that of the document. */
  contentType?: string;
  /** The address that it is served from; its link to itself has to name it. */
  location?: string;
  /** What counts as now, for dates in the future. The clock, if it is not said. */
  now?: Date;
}

export interface Code {
  code: string;
  level: Level;
  meaning: string;
  why: string;
  source: string;
  mend: string;
  /** A piece of a feed that has the fault, and the same one mended. */
  wrong: string;
  right: string;
}

/** Checks a feed. Hand over bytes where you have them: a wrong encoding is a fault, too. Nothing is fetched, nothing throws. */
export function check(feed: string | Uint8Array | ArrayBuffer, options?: Options): Report;

/** All messages there are. */
export function codes(): Code[];
