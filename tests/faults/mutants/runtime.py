"""What runs in the page, wrong: numbers, layers and searches. See also runtime_models.py."""

from tests.faults.mutants.mutant import Mutant

MIXED = "(1 - update.data[k]) * candidate.data[k] + update.data[k] * previous.data[k]"
GATES = (
    "reset.data[k] = sigmoid(from[k] + recalled[k]);\n"
    "    update.data[k] = sigmoid(from[u] + recalled[u]);"
)
SWAPPED = (
    "reset.data[k] = sigmoid(from[u] + recalled[u]);\n"
    "    update.data[k] = sigmoid(from[k] + recalled[k]);"
)
LOW_HIGH = "low[start + k] | (high[start + k] << 8)"
NORMED = "weight.data[at] + bias.data[at]"
DEVIATIONS = "(value - mean) ** 2)) / numbers.length"
RIGHT = "right.data[b + k]"
LARGEST = (
    "value <= numbers[found.at(-1)]) return;\n"
    "    const before = found.findIndex((other) => value > numbers[other]);"
)
DEALT = "numbers.subarray(head * length, (head + 1) * length)"

# By file, below docs/widgets.
MUTANTS = {
    "runtime/matmul.wat": (
        Mutant(
            "kernel",
            "what is left over at a row's end",
            "(br_if $rest_done (i32.ge_u (local.get $a) (local.get $end)))",
            "(br $rest_done)",
        ),
        Mutant(
            "kernel",
            "the second pair of four numbers is the first",
            "(v128.load offset=16 (local.get $a))",
            "(v128.load (local.get $a))",
        ),
        Mutant(
            "kernel",
            "a sum goes on in the next column",
            "(local.set $sums (v128.const f64x2 0 0))",
            "",
        ),
        Mutant(
            "kernel",
            "every other pair is not counted",
            "(local.set $sums (f64x2.add (local.get $sums) (local.get $more)))",
            "",
        ),
        Mutant(
            "kernel", "each row has a matrix of its own", "(local.set $b (local.get $right))", ""
        ),
    ),
    "runtime/matmul.js": (
        Mutant("kernel", "rows overwrite each other", "from * columns);", "from);"),
        Mutant("kernel", "more rows than there is room for", "/ (inner + columns)", "/ inner"),
        Mutant(
            "transposed weight",
            "without WebAssembly",
            RIGHT,
            "right.data[k * columns + (at % columns)]",
        ),
        Mutant(
            "transposed weight",
            "rows and columns change places",
            "rows, columns, inner);",
            "columns, rows, inner);",
        ),
        Mutant("axis", "the first column of every row", RIGHT, "right.data[k]"),
    ),
    "runtime/tensor.js": (
        Mutant(
            "off by one",
            "of equals the last",
            LARGEST,
            LARGEST.replace("<=", "<").replace("value >", "value >="),
        ),
        Mutant(
            "axis",
            "rows begin one number late",
            "at * length, (at + 1)",
            "at * length + 1, (at + 1)",
        ),
        Mutant(
            "order",
            "rows in reverse",
            "together.data.set(data, place",
            "together.data.set(data, (parts.length - 1 - place)",
        ),
    ),
    "runtime/operations.js": (
        Mutant("bias", "left out", "bias ? add(out, bias) : out", "out"),
        Mutant(
            "bias",
            "one for each row",
            "data[at % data.length]",
            "data[Math.floor(at / data.length) % data.length]",
        ),
        Mutant("activation", "sigmoid turned round", "Math.exp(-value))", "Math.exp(value))"),
        Mutant(
            "activation", "a leaking relu", "Math.max(0, value)", "Math.max(value / 100, value)"
        ),
        Mutant(
            "activation",
            "gelu by a sigmoid",
            "(value * (1 + erf(value / Math.SQRT2))) / 2",
            "value * sigmoid(1.702 * value)",
        ),
        Mutant("activation", "a term too small in erf", "(2 * n + 1)", "(2 * n + 2)"),
        Mutant("softmax", "over all rows together", "rowsOf(input).map(", "[input.data].map("),
        Mutant(
            "softmax",
            "without taking the largest off",
            "const most = Math.max(...numbers);",
            "const most = 0;",
        ),
        Mutant(
            "softmax",
            "of twice the scores",
            "map(logSoftmax(input), Math.exp)",
            "map(logSoftmax(input), (value) => Math.exp(value) ** 2)",
        ),
        Mutant(
            "scale",
            "variance of a sample",
            DEVIATIONS,
            DEVIATIONS + " * numbers.length / (numbers.length - 1)",
        ),
        Mutant(
            "scale",
            "nothing keeps layerNorm from dividing by nought",
            "variance + TINY",
            "variance",
        ),
        Mutant(
            "bias",
            "stretch and shift of layerNorm change places",
            NORMED,
            "bias.data[at] + weight.data[at]",
        ),
    ),
    "runtime/recurrent.js": (
        Mutant(
            "gate order",
            "reset and update change places",
            GATES,
            SWAPPED,
        ),
        Mutant(
            "gate order",
            "the update gate turned round",
            MIXED,
            "update.data[k] * candidate.data[k] + (1 - update.data[k]) * previous.data[k]",
        ),
        Mutant(
            "gate order",
            "the reset gate acts on the word as well",
            "from[c] + reset.data[k] * recalled[c]",
            "reset.data[k] * (from[c] + recalled[c])",
        ),
        Mutant("gate order", "no reset gate", "reset.data[k] * recalled[c]", "recalled[c]"),
        Mutant("activation", "no tanh around the candidate", "Math.tanh(", "Number("),
        Mutant("state", "every word is the first", "steps.at(-1)?.hidden || start", "start"),
        Mutant(
            "state",
            "a sentence begins with nothing in mind",
            "|| start",
            "|| zeros(start.data.length)",
        ),
    ),
    "runtime/attention.js": (
        Mutant("mask", "off by one", "!visible.data[at %", "!visible.data[(at + 1) %"),
        Mutant("mask", "turned round", "!visible.data[", "visible.data["),
        Mutant("mask", "forgotten", "hidden(at) ? -Infinity : value", "value"),
        Mutant("mask", "a score of nought is no mask", "-Infinity", "0"),
        Mutant(
            "scale",
            "not by the size of a head",
            "Math.sqrt(width(mapped.query) / count)",
            "Math.sqrt(width(mapped.query))",
        ),
        Mutant("scale", "forgotten", "value * scale", "value"),
        Mutant(
            "axis",
            "every query has the shares of the first",
            "shares[query][key]",
            "shares[0][key]",
        ),
        Mutant(
            "axis",
            "heads take every third number",
            DEALT,
            "numbers.filter((_, at) => at % count === head)",
        ),
        Mutant(
            "order", "a head reads its keys", "headValues[head], visible", "headKeys[head], visible"
        ),
        Mutant(
            "activation",
            "no tanh in the additive score",
            "tanh(value + asked[at % asked.length])",
            "value + asked[at % asked.length]",
        ),
        Mutant("axis", "one number of the query for all", "asked[at % asked.length]", "asked[0]"),
    ),
    "runtime/weights.js": (
        Mutant(
            "16-bit numbers",
            "the planes change places",
            LOW_HIGH,
            "high[start + k] | (low[start + k] << 8)",
        ),
        Mutant("16-bit numbers", "all positive", "bits >> 15 ? -1 : 1", "1"),
        Mutant("16-bit numbers", "an exponent one too large", "exponent - 25", "exponent - 24"),
        Mutant("16-bit numbers", "the smallest are nought", "fraction * 2 ** -24", "0"),
        Mutant("16-bit numbers", "the leading one forgotten", "1024 + fraction", "fraction"),
        Mutant(
            "16-bit numbers",
            "the largest is a number",
            "if (exponent === 31)",
            "if (exponent === 32)",
        ),
        Mutant(
            "16-bit numbers", "a tensor begins elsewhere", "start = from / 2", "start = from / 4"
        ),
        Mutant(
            "16-bit numbers",
            "what is checked is not what is used",
            "file[start + 2 * at] = byte",
            "file[start + 2 * at] = high[at]",
        ),
    ),
    "runtime/search.js": (
        Mutant("search", "a beam one too wide", "slice(0, room)", "slice(0, room + 1)"),
        Mutant("search", "a finished sentence stays in the beam", "room -= 1", "room -= 0"),
        Mutant("search", "the worst first", "b.score - a.score", "a.score - b.score"),
        Mutant("search", "what was before does not count", "one.score + logs[word]", "logs[word]"),
        Mutant(
            "search",
            "length is favoured, not evened out",
            "node.score / penalty",
            "node.score * penalty",
        ),
        Mutant(
            "search",
            "an unfinished sentence may win",
            "done.length ? done : ",
            "done.length > nodes.length ? done : ",
        ),
        Mutant("off by one", "a step too many", "steps.length < limit", "steps.length <= limit"),
        Mutant("off by one", "a word too few in a beam", "depth <= limit", "depth < limit"),
        Mutant(
            "state", "a search forgets where it was", "steps.at(-1).state, place", "state, place"
        ),
    ),
}
