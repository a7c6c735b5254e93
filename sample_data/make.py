"""Makes the sample: `python -m sample_data.make` writes the same bytes every time."""

import argparse
import json
from pathlib import Path

from sample_data.network.eras import ERAS
from sample_data.network.kinds import Kind
from sample_data.network.packing import Packed, pack
from sample_data.network.truth import truth
from sample_data.network.world import Plan, build

SEED = 20260314
ERA = "2026-03"


def make(
    era_id: str = ERA,
    seed: int = SEED,
    *,
    size: int = 400,
    secret: str = "",
    further: tuple[Kind, ...] = (),
) -> Packed:
    """Return an invented network in the formats of an era (see `eras.ERAS`)."""
    era = ERAS[era_id]
    plan = Plan(
        seed=seed,
        as_of=era.export_day,
        size=size,
        email_share=0.5 if era.oldest else 0.02,
        namesakes_talk=era.addresses,
        secret=secret,
        further=further,
    )
    return pack(build(plan), era)


def main() -> None:
    """Write the sample, or a network of another era, seed and size."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    parser.add_argument("--era", choices=sorted(ERAS), default=ERA)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=400, help="about how many connections")
    chosen = parser.parse_args()
    packed = make(chosen.era, chosen.seed, size=chosen.size)
    packed.write(chosen.out)
    known = json.dumps(truth(packed), ensure_ascii=False, indent=1, sort_keys=False)
    (chosen.out / "truth.json").write_text(known + "\n", "utf-8")
    people, records = len(packed.world.people), len(packed.lines)
    print(f"{people} people, {records} records: {chosen.out / packed.zip_name}")


if __name__ == "__main__":
    main()
