import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../browser/findChromium.ts';
import { type BrowserPage, openBrowserPage } from '../conformance/browser.ts';
import type * as agreement from './scenarios/agreement.ts';
import type * as calls from './scenarios/calls.ts';
import type * as loss from './scenarios/loss.ts';

interface Scenarios {
  readonly agreement: typeof agreement;
  readonly calls: typeof calls;
  readonly loss: typeof loss;
}
type Call = (...values: never[]) => Promise<unknown>;

describe.skipIf(findChromium() === undefined)('the webgpu backend, in a browser,', { timeout: 600_000 }, () => {
  let page: BrowserPage;
  beforeAll(async () => {
    page = await openBrowserPage();
  }, 600_000);
  afterAll(() => page?.close());

  function happens<File extends keyof Scenarios, Name extends keyof Scenarios[File] & string>(file: File, name: Name) {
    type Outcome = Scenarios[File][Name] extends Call ? Awaited<ReturnType<Scenarios[File][Name]>> : never;
    return page.call<Outcome>(`src/nn/webgpu/scenarios/${file}.ts`, name);
  }

  it('computes what the reference computes, with every operator it has, gradients included', async () => {
    const { judged, covered, operators } = await happens('agreement', 'agreesWithReference');
    expect(covered).toEqual(operators);
    expect(judged.filter(({ worst }) => !(worst < 1e-5))).toEqual([]);
  });

  it('spreads an infinity no further than the reference does', async () => {
    const { ours, theirs } = await happens('calls', 'meetsAnInfinity');
    expect(new Set(theirs)).toEqual(new Set(['finite', 'infinite']));
    expect(ours).toEqual(theirs);
  });

  it('goes on with the same numbers when its device is lost', async () => {
    const { before, after, again, gradientLength, devices, notices, buffersAfter } = await happens('loss', 'losesItsDevice');
    expect(after).toEqual(before);
    expect(again).toEqual(before);
    expect(gradientLength).toBe(54);
    expect({ devices, notices }).toEqual({ devices: 2, notices: 1 });
    // What was needed for one tensor: two inputs, two results of the chain, the uniforms, one to read through. The freed tensor is gone again.
    expect(buffersAfter).toBeLessThanOrEqual(6);
  });

  it('delivers a download during which the device is lost', async () => {
    const { before, after, devices } = await happens('loss', 'losesItsDeviceWhileDownloading');
    expect(after).toEqual(before);
    expect(devices).toBe(2);
  });

  it('brings back a result from the numbers it was computed from, not from those written since', async () => {
    expect(await happens('loss', 'losesWhatWasOverwritten')).toEqual({ y: [0, 2, 0, 4], x: [9, 9, 9, 9] });
  });

  it('brings back results of a tensor that was written to many times, and a download whose tensor was freed meanwhile', async () => {
    const { results, downloaded } = await happens('loss', 'losesAfterManyWrites');
    expect(results).toEqual([
      [2, 0],
      [4, 0],
      [6, 0],
      [9, -9],
      [6, 0],
    ]);
    expect(downloaded).toEqual([6, 0]);
  });

  it('says that there is no GPU, at the start or when one is lost for good', async () => {
    expect(await happens('loss', 'hasNoAdapter')).toBe('GpuError: this browser offers no GPU to compute on');
    expect(await happens('loss', 'losesItsAdapter')).toBe('GpuError: this browser offers no GPU to compute on');
  });

  it('keeps its memory steady over a thousand operators', async () => {
    const { counts, handles } = await happens('calls', 'runsAThousandOperators');
    expect(handles).toEqual([2]);
    // Two handles and the uniforms.
    expect(counts).toEqual([3]);
  });

  it('writes, runs and downloads into what is there without new buffers', async () => {
    const { results, counts, errors } = await happens('calls', 'runsIntoWhatIsThere');
    expect(results).toEqual([
      [1, 0, 10],
      [2, 0, 20],
      [3, 0, 30],
    ]);
    expect(new Set(counts).size).toBe(1);
    expect(errors).toEqual([
      'HandleError: a result may not overwrite its own input',
      expect.stringContaining('ShapeError: the tensor to write into has shape 2, but must be 3'),
      'ShapeError: the tensor has 3 numbers, but 2 were given',
      'HandleError: this tensor was freed, or belongs to another backend',
    ]);
  });

  it('keeps only so many of the buffers that results are read through', async () => {
    const { buffers, together } = await happens('calls', 'readsManySizes');
    expect(buffers).toBeLessThanOrEqual(16);
    expect(together).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('reaches every number of a tensor of more than 65,535 workgroups', async () => {
    expect(await happens('calls', 'fillsASecondRow')).toEqual({ wrong: -1 });
  });

  it('answers a call that makes no sense with an error, and the next one with a result', async () => {
    const { errors, length, closed } = await happens('calls', 'meetsBadCalls');
    expect(errors.map((error) => error.split(':')[0])).toEqual(['ShapeError', 'HandleError', 'ShapeError', 'ShapeError', 'ShapeError']);
    expect(length).toBe(1);
    expect(closed).toContain('closed');
  });
});
