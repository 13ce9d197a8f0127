// What `tsc` accepts, and what it has to refuse.
import { check, codes, type Message, type Report } from "feedcheck";

const report: Report = check("<rss/>", { location: "https://courier.example/all.rss", now: new Date() });
const first: Message | undefined = report.messages[0];
const line: number = first?.line ?? codes().length;
// @ts-expect-error: a number is no feed
check(line);
// @ts-expect-error: a format that there is not
report.format === "rss3.0";
