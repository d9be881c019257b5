/** What a store in PostgreSQL keeps while connections are cut, the server is away, and other transactions go on. */
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asAdministrator } from "../setup/fresh-database.ts";
import { anUpdate, botId, leaseMs, openBehindProxy, openTwo } from "../setup/postgres-stores.ts";
import { aDraft, aQuestion, aSubject, logQuestions } from "../setup/state-records.ts";

test("what was sent while the server was away is noted, once, when it is there again", async () => {
  const { near, far, proxy } = await openBehindProxy();
  const inbox = far.inboxOf(botId);
  await inbox.receive([anUpdate(1, "a")]);
  expect(await inbox.begin(1, leaseMs)).toMatchObject({ begun: 1 });
  proxy.refuse(true);
  proxy.cut();
  const noted = inbox.noteSent(1, "sent");
  await expect(inbox.has(1)).rejects.toMatchObject({ code: "state.unavailable" });
  await delay(500);
  proxy.refuse(false);
  await noted;
  proxy.cutAfter(150, "to server");
  await inbox.noteSent(1, "sent next");
  await far.close();
  expect(await near.inboxOf(botId).begin(1, leaseMs)).toMatchObject({
    sent: ["sent", "sent next"],
  });
});

test("a store that is closed while the server is away waits no longer to note what was sent", async () => {
  const { far, proxy } = await openBehindProxy();
  const inbox = far.inboxOf(botId);
  await inbox.receive([anUpdate(1, "a")]);
  proxy.refuse(true);
  proxy.cut();
  const noted = inbox.noteSent(1, "sent");
  await Promise.all([
    expect(noted).rejects.toMatchObject({ code: "state.unavailable" }),
    far.close(),
  ]);
});

test("a connection cut in the middle of a write leaves no half of it", async () => {
  const { near, far, proxy } = await openBehindProxy();
  let round = 0;
  const direction = fc.constantFrom("to server" as const, "from server" as const);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), direction, async (bytes, way) => {
      round += 1;
      const userId = `person ${round}`;
      await near.inboxOf(botId).receive([anUpdate(round, userId, userId)]);
      proxy.cutAfter(bytes, way);
      const written = far.write(({ languages, subjects, inbox }) => {
        languages.set({ chatId: userId, userId }, "en");
        subjects.setOfMessage({ chatId: userId, messageId: 1, userId }, aSubject());
        inbox.done(botId, round);
      });
      const isWritten = await written.then(
        () => true,
        () => false,
      );
      const there = [
        (await near.languages.get(userId)) !== null,
        (await near.subjects.ofMessage(userId, 1)) !== null,
        !(await near.inboxOf(botId).has(round)),
      ];
      expect(there).toEqual([isWritten, isWritten, isWritten]);
    }),
    { numRuns: 60 },
  );
});

test("what was forgotten is in no file of the tables", async () => {
  const { one, address } = await openTwo();
  const words = "我的秘密问题";
  await one.inboxOf(botId).receive([{ ...anUpdate(1, "a"), text: words }]);
  await one.inboxOf(botId).noteSent(1, words);
  await one.drafts.open(aDraft(1), { original: Buffer.from(words), body: words });
  await one.write(({ subjects, expectations }) => {
    subjects.setOfMessage({ chatId: "7", messageId: 1, userId: "7" }, aSubject(words));
    expectations.set({ userId: "7", updateId: 1 }, { kind: "album", draftId: 1, album: words });
  });
  await logQuestions(one, [aQuestion({ text: words }), aQuestion({ text: "别人的", userId: "8" })]);
  const filesWith = async (text: string) => {
    await asAdministrator("checkpoint", address.database);
    const hex = Buffer.from(text).toString("hex");
    const rows = await asAdministrator<{ relname: string }>(
      `select relname from pg_class
       where relkind in ('r', 't', 'i') and pg_relation_filepath(oid) is not null
         and relisshared = false and pg_relation_size(oid) > 0
         and position('\\x${hex}'::bytea in pg_read_binary_file(pg_relation_filepath(oid))) > 0`,
      address.database,
    );
    return rows.map(({ relname }) => relname).toSorted();
  };
  await asAdministrator("analyze", address.database);
  expect(await filesWith(words)).toContain("questions");
  // A statement that began before, and sees it until its end.
  const reading = asAdministrator("select pg_sleep(2)", address.database);
  const isReading = () =>
    asAdministrator(
      "select from pg_stat_activity where query like 'select pg_sleep%' and backend_xmin is not null",
      address.database,
    );
  await expect.poll(async () => (await isReading()).length).toBe(1);
  await one.forgetUser("7");
  await reading;
  expect(await filesWith(words)).toEqual([]);
  expect(await filesWith("别人的")).toEqual(["questions"]);
});

test("a server that is started again under load refuses for a while, loses nothing, and serves by itself", async () => {
  const { near, far, proxy, address } = await openBehindProxy();
  const progress = { isLoading: true, refused: 0, asked: 0 };
  const written = new Set<string>();
  const ask = async (_: unknown, worker: number) => {
    for (let n = 0; progress.isLoading; n += 1) {
      const chatId = `chat ${worker} ${n}`;
      const call = far.write(({ languages }) => languages.set({ chatId, userId: null }, "en"));
      progress.asked += 1;
      await call.then(
        () => void written.add(chatId),
        (error: unknown) => {
          expect(error).toMatchObject({ code: "state.unavailable" });
          progress.refused += 1;
        },
      );
    }
  };
  const asking = Array.from({ length: 8 }, ask);
  while (written.size < 50) await delay(5);
  // What a server does that shuts down: it ends the connections, and takes no more.
  proxy.refuse(true);
  await asAdministrator(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = '${address.database}' and pid <> pg_backend_pid()`,
  );
  while (progress.refused < 20) await delay(5);
  const before = written.size;
  proxy.refuse(false);
  while (written.size < before + 50) await delay(5);
  progress.isLoading = false;
  await Promise.all(asking);
  const rows = await asAdministrator<{ chat: string }>(
    "select key::json ->> 0 as chat from reform_practice.languages",
    address.database,
  );
  const there = rows.map(({ chat }) => chat);
  expect(there.toSorted()).toEqual([...written].toSorted());
  expect(await near.languages.get("chat 0 0")).toBe("en");
});
