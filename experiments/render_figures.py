"""Draw Vega-Lite specifications as pictures beside them; `stoa figures` runs this.

usage: render_figures.py svg|png|pdf FOLDER NAME...      FOLDER/NAME.vl.json becomes FOLDER/NAME.svg, …
"""

import json
import sys
from pathlib import Path

NO_PACKAGE = 3  # the exit status that stands for a Python without vl-convert-python
VEGA_LITE = "6.1"  # as in vega_bundle.py


def on_paper(spec: dict) -> dict:
    """The specification without the layers that answer a pointer."""
    spec["layer"] = [layer for layer in spec["layer"] if "params" not in layer]
    return spec


def main() -> None:
    try:
        import vl_convert
    except ImportError:
        sys.exit(NO_PACKAGE)
    form, folder, *names = sys.argv[1:]
    convert = getattr(vl_convert, f"vegalite_to_{form}")
    options = {"scale": 2} if form == "png" else {}
    for name in names:
        picture_file = Path(folder) / f"{name}.{form}"
        try:
            spec = json.loads((Path(folder) / f"{name}.vl.json").read_text(encoding="utf-8"))
            picture = convert(on_paper(spec), vl_version=VEGA_LITE, **options)
            picture_file.write_bytes(picture.encode() if isinstance(picture, str) else picture)
        except (OSError, ValueError) as trouble:
            sys.exit(f"{picture_file.name}: {getattr(trouble, 'strerror', None) or trouble}")


if __name__ == "__main__":
    main()
