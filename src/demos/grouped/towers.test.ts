import { describe, expect, it } from 'vitest';
import { alexnet, count } from '../../examples/grouped-convolution/alexnet.ts';
import { alexnetLayers, conv1Behind, halfAfter, litBy, towerSight } from './towers.ts';

const names = alexnetLayers.map(({ name }) => name);
const at = (name: string, gpu = 0) => ({ layer: names.indexOf(name), gpu });

describe('AlexNet on two GPUs', () => {
  it('has the layers that the note counts', () => {
    expect(
      alexnetLayers.map(({ name, reads, side, weights, multiplyAccumulates }) => [name, reads, side, weights, multiplyAccumulates]),
    ).toEqual(
      count(alexnet)
        .slice(0, 5)
        .map(({ name, inChannelsRead, outSide, weights, multiplyAccumulates }) => [
          name,
          inChannelsRead,
          outSide,
          weights,
          multiplyAccumulates,
        ]),
    );
    expect(alexnetLayers.map(({ weights }) => weights)).toEqual([34_848, 307_200, 884_736, 663_552, 442_368]);
  });

  it('keeps conv2 to its own GPU and joins both at conv3', () => {
    expect(names.map((name) => conv1Behind(at(name)))).toEqual([48, 48, 96, 96, 96]);
    expect(litBy(at('conv2', 1))).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(litBy(at('conv5'))).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  it('says of each half what it reads', () => {
    expect(names.map((name) => towerSight(at(name)))).toEqual(['towerImage', 'towerOwn', 'towerCrosses', 'towerAfter', 'towerAfter']);
  });

  it('would need twice the weights where a layer is grouped', () => {
    expect(alexnetLayers.reduce((sum, { ungrouped }) => sum + ungrouped, 0)).toBe(3_745_824);
  });

  it('is walked with the arrow keys, and no further than its edge', () => {
    expect(halfAfter(at('conv3'), 'ArrowRight')).toEqual(at('conv3', 1));
    expect(halfAfter(at('conv3'), 'ArrowUp')).toEqual(at('conv2'));
    expect(halfAfter(at('conv1'), 'ArrowUp')).toBeUndefined();
    expect(halfAfter(at('conv5', 1), 'ArrowDown')).toBeUndefined();
    expect(halfAfter(at('conv5', 1), 'ArrowRight')).toBeUndefined();
    expect(halfAfter(at('conv5', 0), 'ArrowLeft')).toBeUndefined();
    expect(halfAfter(at('conv5'), 'Enter')).toBeUndefined();
  });
});
