import { describe, expect, it } from 'vitest';
import { comparedRows } from '../../examples/receptive-field/tables.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { axisOf, effectiveOfAxis, effectiveOfPlane } from './effective.ts';
import { axisCost, axisJob, influence, type Plane } from './influence.ts';
import { lastField } from './model.ts';
import { type Layer, networks } from './networks.ts';

const planeOf = (layers: readonly Layer[], weights: 'equal' | 'random' = 'equal'): Plane => {
  const planes = [...influence(layers, weights)].filter((plane) => plane !== undefined);
  // A stack yields at least one plane.
  return planes.at(-1) as Plane;
};
const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

describe('the influence on one output', () => {
  it('is the gradient that the convolutions themselves give', () => {
    const layers = networks.eight.slice(0, 3);
    const w = tensor([1, 1, 3, 3], Array<number>(9).fill(1 / 9));
    const gradient = [3, 5, 7].reduce<Tensor>(
      (above, side) => conv2d.backward({ x: tensor([1, 1, side, side], Array<number>(side * side).fill(0)), w }, above).x,
      tensor([1, 1, 1, 1], [1]),
    );
    planeOf(layers).shares.forEach((share, at) => {
      expect(share).toBeCloseTo(gradient.data[at] ?? 0, 6);
    });
  });

  it('counts the paths of the worked example', () => {
    const counts = [...axisJob(networks.walk).reference().data].map((share) => Math.round(share * 18));
    expect(counts).toEqual([1, 2, 3, 3, 3, 3, 2, 1]);
    expect(axisCost(networks.walk)).toBe(3 + 3 * 2 + 6 * 3);
  });

  it.each(['eight', 'walk', 'alexnet', 'vgg16', 'context'] as const)('fills the field of %s and no more', (name) => {
    const { side, shares } = planeOf(networks[name]);
    expect(side).toBe(lastField(networks[name]).size);
    expect(sum(shares)).toBeCloseTo(1, 3);
    const axis = axisJob(networks[name]).reference().data;
    axisOf({ side, shares }).forEach((share, at) => {
      expect(share).toBeCloseTo(axis[at] ?? 0, 4);
    });
  });

  it('holds 95% in the squares of the note', () => {
    const known = [networks.alexnet, networks.vgg16, networks.resnetPaper, undefined, networks.resnetCommon, networks.context];
    known.forEach((layers, at) => {
      if (layers === undefined) return;
      const { side, sigma } = effectiveOfAxis(axisJob(layers).reference().data);
      expect([sigma.toFixed(1), side]).toEqual(comparedRows[at]?.slice(4, 6));
    });
  });

  it('spreads like √(2n/3) through n layers of 3×3', () => {
    expect(effectiveOfPlane(planeOf(networks.eight)).sigma).toBeCloseTo(Math.sqrt(16 / 3), 3);
  });
});

describe('random weights', () => {
  it('give nearly the same cloud, and the same one every time', () => {
    const [first, again] = [planeOf(networks.eight, 'random'), planeOf(networks.eight, 'random')];
    expect(first).toEqual(again);
    expect(first.draws).toBeGreaterThan(10);
    expect(sum(first.shares)).toBeCloseTo(1, 3);
    expect(Math.abs(effectiveOfPlane(first).sigma - Math.sqrt(16 / 3))).toBeLessThan(0.35);
  });

  it('come in steps that can be left at any time', () => {
    const steps = influence(networks.vgg16, 'random');
    for (let step = 0; step < 20; step++) expect(steps.next().done).toBe(false);
  });
});
