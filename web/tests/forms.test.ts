import { expect, test } from 'vitest';
import { answerOf, changed, type ClosedForm } from '../src/whatif/forms';

const form: ClosedForm = {
  set: 'Risk',
  words: 'how Risk depends on Bomb',
  says: ['Risk is no in any case', 'Risk is yes when Bomb is no, else no', 'Risk is yes in any case'],
  node: 'Risk',
  types: ['00', '10', '11'],
  shares: [1 / 6, 4 / 6, 1 / 6],
  above: [0, 1 / 24, 0],
  below: [5 / 48, 5 / 48, 1 / 16],
  low: 0,
  high: 0.4,
};

test('the answer is the closed form', () => {
  expect(answerOf(form, form.shares)).toBeCloseTo(2 / 7);
  expect(answerOf(form, [0, 1, 0])).toBeCloseTo(0.4);
  expect(answerOf({ ...form, below: [0, 0, 0] }, form.shares)).toBeNull();
});

test('shares keep their sum and the others their proportions', () => {
  const shares = changed([0.2, 0.5, 0.3], 1, 0.9);
  expect(shares.reduce((one, other) => one + other)).toBeCloseTo(1);
  expect(shares[0]! / shares[2]!).toBeCloseTo(2 / 3);
  expect(changed([0, 1, 0], 1, 0.5)).toEqual([0.25, 0.5, 0.25]);
});
