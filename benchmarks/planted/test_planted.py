"""Every place where a mistake is planted is still there, once."""

import unittest
from pathlib import Path

from faults import PLANTED

ROOT = Path(__file__).resolve().parents[2]


class PlantedTest(unittest.TestCase):
    def test_each_place_is_there_once(self) -> None:
        for planted in PLANTED:
            with self.subTest(planted.name):
                self.assertEqual((ROOT / planted.file).read_text(encoding="utf-8").count(planted.old), 1)
                self.assertNotEqual(planted.old, planted.new)

    def test_names_are_their_own(self) -> None:
        self.assertEqual(len({planted.name for planted in PLANTED}), len(PLANTED))


if __name__ == "__main__":
    unittest.main()
