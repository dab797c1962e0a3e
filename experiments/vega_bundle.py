"""Write the JavaScript that draws the report's charts, with the licences of what it contains at its head.

usage: vega_bundle.py FOLDER      writes FOLDER/vega_bundle.js
"""

import os
import sys
from pathlib import Path

VEGA_LITE = "6.1"  # goes with the Vega in vl-convert; reads the report's Vega-Lite 5 specifications unchanged
LARGEST = 2_000_000  # [byte] half of what the whole report may weigh


def refuse(reason: str) -> None:
    sys.exit(f"vega_bundle.py: {reason}")


def bundle() -> str:
    """The bundle with its licences; refuses a vl-convert whose libraries are not the ones the licence file lists."""
    try:
        import vl_convert
    except ImportError:
        refuse(f"{sys.executable} has no vl-convert-python; run ./experiments/prepare")
    licences = (Path(__file__).parent / "vega_licences.txt").read_text(encoding="utf-8")
    for package, version in {
        "vega-lite": VEGA_LITE,
        "vega": vl_convert.get_vega_version(),
        "vega-embed": vl_convert.get_vega_embed_version(),
        "vega-themes": vl_convert.get_vega_themes_version(),
    }.items():
        if f"{package} {version}" not in licences:
            refuse(f"vega_licences.txt does not list {package} {version}; bring it up to date with vl-convert-python")
    code = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", VEGA_LITE)
    return f"/*!\n{licences}*/\n{code}\n"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    text = bundle()
    size = len(text.encode())
    if size > LARGEST:
        refuse(f"the bundle has {size} bytes, more than {LARGEST}")
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"vega_bundle.js.{os.getpid()}"
    draft.write_text(text, encoding="utf-8")
    draft.replace(folder / "vega_bundle.js")


if __name__ == "__main__":
    main()
