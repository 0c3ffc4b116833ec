"""Positions, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.positions"
TESTS = ("test_positions", "test_transformer")
SPEEDS = "LONGEST_WAVE ** (-pairs / d_model)"
ANGLES = "torch.arange(n_positions, dtype=torch.float64)[:, None]"
PAIRED = "torch.stack([sines, cosines], dim=-1)"
HALVES = "torch.cat([sines, cosines], dim=-1)"

MUTANTS = (
    Mutant("scale", "waves a tenth as long", "10_000.0", "1_000.0"),
    Mutant("scale", "every wave twice as fast", ANGLES, f"2 * {ANGLES}"),
    Mutant(
        "scale", "waves that grow twice as fast", SPEEDS, SPEEDS.replace("-pairs", "-2 * pairs")
    ),
    Mutant("axis", "the slowest wave first", "0, d_model, 2, dtype", "d_model - 2, -1, -2, dtype"),
    Mutant("axis", "cosine before sine", PAIRED, "torch.stack([cosines, sines], dim=-1)"),
    Mutant("axis", "halves exchanged", HALVES, "torch.cat([cosines, sines], dim=-1)"),
    Mutant("off by one", "counted from 1", "* wave_speeds(d_model)", "* wave_speeds(d_model) + 1"),
    Mutant("wrong choice", "both layouts are one", 'layout == "halves"', "False"),
    Mutant("missing check", "an odd number of numbers passes", "if d_model % 2:", "if False:"),
)
