import { describe, expect, it } from 'vitest';
import * as published from '../../examples/receptive-field/networks.ts';
import { comparedRows } from '../../examples/receptive-field/tables.ts';
import { receptiveField } from '../../nn/receptiveField.ts';
import { choose, defaults, fields, lastField, mostCells, networkOf, select, withLayer, withoutLayer, withSetting } from './model.ts';
import { networkNames, networks } from './networks.ts';

describe('the networks', () => {
  it('have the fields of the note', () => {
    const known = {
      alexnet: [195, 32, 33],
      vgg16: [212, 32, 15.5],
      resnetPaper: [483, 32, 0],
      resnetCommon: [427, 32, 0],
      context: [67, 1, 0],
    };
    for (const [name, [size, jump, start]] of Object.entries(known))
      expect(lastField(networks[name as 'vgg16'])).toEqual({ size, jump, start });
    expect(lastField(networks.frontAndContext)).toMatchObject({ size: 908, jump: 8 });
    expect(comparedRows.at(-1)?.slice(1, 3)).toEqual([908, 8]);
  });

  it('are those of the note, layer by layer', () => {
    expect(fields(networks.alexnet).slice(1)).toEqual(receptiveField(published.alexnet));
    expect(fields(networks.vgg16).slice(1)).toEqual(receptiveField(published.vgg16));
    expect(fields(networks.resnetPaper).slice(1)).toEqual(receptiveField(published.resnet50('1×1')));
    expect(fields(networks.resnetCommon).slice(1)).toEqual(receptiveField(published.resnet50('3×3')));
    expect(fields(networks.context).slice(1)).toEqual(receptiveField(published.contextModule));
  });

  it('are recognised by their layers', () => {
    for (const name of networkNames) expect(networkOf(choose(defaults, name))).toBe(name);
    expect(networkOf(withSetting(defaults, 'stride', 2).state)).toBeUndefined();
  });
});

describe('a change', () => {
  it('of the stride widens later layers only', () => {
    const first = withSetting(select(defaults, 0), 'stride', 2).state;
    expect(fields(first.layers).map(({ size }) => size)).toEqual([1, 3, 7, 11, 15, 19, 23, 27, 31]);
    expect(fields(withSetting(defaults, 'stride', 2).state.layers).at(-1)).toMatchObject({ size: 17, jump: 2 });
  });

  it('that would make the field too large is refused with its size', () => {
    const { state, refusal } = withSetting(select(choose(defaults, 'resnetPaper'), 0), 'kernel', 11);
    expect(refusal).toBeUndefined();
    const blown = withSetting(select(choose(state, 'frontAndContext'), 0), 'stride', 4);
    expect(blown.state.layers).toBe(networks.frontAndContext);
    expect(blown.refusal?.size).toBeGreaterThan(mostCells);
  });

  it('adds a layer after the selected one and takes it away again', () => {
    const { state } = withLayer(select(defaults, 2), 'pool');
    expect(state.layers[3]).toMatchObject({ kind: 'pool', kernel: 2, stride: 2 });
    expect(state.selected).toBe(3);
    expect(withoutLayer(state).layers).toEqual(defaults.layers);
    expect(withoutLayer({ ...defaults, layers: defaults.layers.slice(0, 1), selected: 0 }).layers.length).toBe(1);
  });
});
