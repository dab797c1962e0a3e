"""A report in a browser without network: its charts are drawn, nothing is complained of, nothing hangs over the edge."""

import html
import re
import shutil
import subprocess

import pytest

from program import BUILD, stoa

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

# Shows the report as wide as a telephone and notes, once its charts are drawn, by how much it hangs over the edge.
PHONE = """<!doctype html><iframe width="390" height="800" srcdoc="{}"></iframe><script>
const page = document.querySelector("iframe");
setInterval(() => {{
  const root = page.contentDocument.documentElement;
  if (root.dataset.drawn) document.body.dataset.overhang = root.scrollWidth - root.clientWidth;
}}, 100);
</script>"""


def visit(folder, page):
    """The document after its scripts have run, and what the browser's console said."""
    offline = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update"]
    quiet = ["--no-first-run", "--disable-sync", "--disable-quic", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [CHROMIUM, "--headless", "--no-sandbox", *offline, *quiet, "--enable-logging=stderr",
               "--virtual-time-budget=60000", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if ":CONSOLE" in line]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    subprocess.run([BUILD / "tests" / "sample_results", folder / "sample.h5"], check=True)
    assert stoa(folder, "report", "sample.h5", "-o", "sample.html").returncode == 0
    return folder / "sample.html"


def test_every_chart_is_drawn_and_the_console_stays_silent(report, tmp_path):
    document, complaints = visit(tmp_path, report)
    assert complaints == []
    assert 'data-drawn="yes"' in document
    figures = document.count("<figure ")
    assert figures >= 4
    assert len(re.findall(r'role="graphics-document"[^>]* aria-label="[^"]+"', document)) == figures


def test_the_page_fits_a_telephone(report, tmp_path):
    phone = tmp_path / "phone.html"
    phone.write_text(PHONE.format(html.escape(report.read_text(encoding="utf-8"))), encoding="utf-8")
    document, _ = visit(tmp_path, phone)
    assert re.search(r'<body[^>]* data-overhang="(\d+)"', document).group(1) == "0"


def test_the_page_refuses_to_load_from_elsewhere(report, tmp_path):
    spoilt = tmp_path / "spoilt.html"
    image = '<img src="https://example.org/picture.png">'
    spoilt.write_text(report.read_text(encoding="utf-8").replace("<main>", f"<main>{image}"), encoding="utf-8")
    _, complaints = visit(tmp_path, spoilt)
    assert any("Content Security Policy" in line for line in complaints)
