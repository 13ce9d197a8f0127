import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

from feedcheck import Excerpt, check, codes

DATE = "Fri, 17 Apr 2026 10:10:00 -0500"


def feed(date: str) -> str:
    return (
        '<rss version="2.0"><channel><title>Möwen</title>\n'
        "<link>https://courier.example/</link><description>Harbor</description>\n"
        f"<item><title>T</title><pubDate>{date}</pubDate></item></channel></rss>"
    )


class Check(unittest.TestCase):
    def test_a_fault_has_its_place(self) -> None:
        report = check(feed("17. März"))
        self.assertEqual((report.format, report.valid, report.entries), ("rss2.0", False, 1))
        (found,) = (found for found in report.messages if found.level == "error")
        self.assertEqual((found.code, found.line), ("InvalidRFC2822Date", 3))
        expected = Excerpt("<item><title>T</title><pubDate>", "17.", " März</pubDate></item></channel></rss>")
        self.assertEqual(found.excerpt, expected)

    def test_text_and_bytes_are_the_same_document(self) -> None:
        self.assertEqual(check(feed(DATE)), check(feed(DATE).encode()))
        self.assertEqual(check(memoryview(feed(DATE).encode())), check(feed(DATE)))

    def test_what_is_known_besides_the_bytes_counts(self) -> None:
        before = check(feed(DATE), now=datetime(2026, 4, 1, tzinfo=timezone.utc))
        after = check(feed(DATE), now=datetime(2026, 5, 1, tzinfo=timezone.utc))
        self.assertNotEqual(before, after, "a date in the future is told")
        self.assertNotEqual(check(feed(DATE), content_type="application/rss+xml; charset=us-ascii"), check(feed(DATE)))
        atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://courier.example/all.atom"/></feed>'
        told = [{found.code for found in check(atom, location=f"https://{host}/all.atom").messages} for host in ("courier.example", "b.example")]
        self.assertEqual(told[1] - told[0], {"SelfDoesntMatchLocation"})

    def test_whatever_comes_in_a_report_comes_out(self) -> None:
        for strange in (b"", b"\0", b"<rss", b"{", b"\x1f\x8b\x08", b"\xff\xfe<"):
            self.assertFalse(check(strange).valid, strange)

    def test_threads_may_check_at_once(self) -> None:
        with ThreadPoolExecutor() as pool:
            reports = list(pool.map(check, [feed(DATE)] * 50))
        self.assertEqual(len(set(map(str, reports))), 1)

    def test_each_code_explains_itself(self) -> None:
        self.assertGreater(len(codes()), 100)
        for code in codes():
            self.assertTrue(code.meaning and code.mend and code.wrong and code.right, code)

    def test_the_command_says_what_is_wrong(self) -> None:
        def run(text: str) -> subprocess.CompletedProcess[bytes]:
            return subprocess.run([sys.executable, "-m", "feedcheck", "-"], input=text.encode(), capture_output=True, check=False)

        bad = run(feed("17. März"))
        self.assertEqual(bad.returncode, 1)
        self.assertIn(b"-:3:32: error[InvalidRFC2822Date]", bad.stdout)
        self.assertEqual(run(feed(DATE)).returncode, 0)
        missing = subprocess.run([sys.executable, "-m", "feedcheck", "no such file"], capture_output=True, check=False)
        self.assertEqual(missing.returncode, 2)


if __name__ == "__main__":
    unittest.main()
