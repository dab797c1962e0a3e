"""Where the functions of a C++ file begin and end, read by its braces: enough for the house's own style."""

import re
from typing import NamedTuple

# Comments, preprocessor lines, raw strings, strings and characters: whatever may hold a brace that is none.
NOT_CODE = re.compile(
    r"//[^\n]*"
    r"|/\*.*?\*/"
    r"|^[ \t]*#(?:[^\n\\]|\\.)*(?:\\\n[^\n]*)*"
    r'|R"(?P<mark>[^()\s\\]*)\(.*?\)(?P=mark)"'
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'",
    re.DOTALL | re.MULTILINE,
)


class Function(NamedTuple):
    name: str
    line: int  # of the first line of its declaration
    n_lines: int  # up to and with its closing brace


def blanked(text: str) -> str:
    """The text with everything that is not code as blanks; lines and columns stay."""
    return NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def kind_of_brace(statement: str) -> str:
    """What an opening brace after `statement` begins: a scope, a function, or a value."""
    statement = re.sub(r"\s+", " ", statement).strip()
    head = re.sub(r"\[\[.*?\]\]|__attribute__ ?\(\(.*?\)\)|alignas ?\(.*?\)|template ?<.*?>(?= ?[\w:])", "", statement)
    if re.search(r"\b(?:namespace|extern)\b", head) or (
        re.search(r"\b(?:class|struct|union|enum)\b", head) and "(" not in head
    ):
        return "scope"
    if "(" not in head or head.count("(") > head.count(")") or re.search(r"(?<![=!<>])=(?!=)[^()]*$", head):
        return "value"
    # In a constructor's list of members a brace after a name is that member's value.
    if re.search(r"\) ?(?:noexcept ?)?:(?!:)", head) and re.search(r"[\w>]$", head):
        return "value"
    return "function"


def functions(text: str) -> list[Function]:
    """The functions defined at namespace or class scope, lambdas and local types counted with what holds them."""
    result = []
    kinds: list[str] = []
    statement = ""
    start = 0
    code = blanked(text)
    for position, character in enumerate(code):
        inside = next((kind for kind in kinds if kind != "scope"), None)
        if character == "{":
            kinds.append(kind_of_brace(statement) if inside is None else "nested")
            if kinds[-1] == "scope":
                statement = ""
        elif character == "}" and kinds:
            kind = kinds.pop()
            if kind == "function":
                first = start + len(statement) - len(statement.lstrip())
                names = re.findall(r"((?:\w+::)*(?:operator\s*[^\w\s(]+|[\w~]+))\s*\(", statement)
                first_line = code.count("\n", 0, first) + 1
                result.append(Function((names or ["?"])[0], first_line, code.count("\n", 0, position) + 2 - first_line))
            statement = statement + "{}" if kind == "value" else "" if inside == kind or kind == "scope" else statement
        elif inside is None:
            if character == ";":
                statement = ""
            else:
                if not statement:
                    start = position
                statement += character
    return result
