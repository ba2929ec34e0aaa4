/**
 * Pointwise convolution: each pixel's channels times a matrix, without workgroup memory.
 *
 *   y[n, g·M + m, pixel] = b[g·M + m] + Σ_k x[n, g·K + k, pixel] · packed[g, k, m]
 *
 * One thread computes eight neighbouring pixels of eight channels in its registers. A workgroup's 64 threads are 8×8 such blocks,
 * so that what one reads its neighbours find in the cache. x: [N, G·K, plane], y: [N, G·M, plane]; packed as in packWeights.ts,
 * with one tap.
 */
import { defineKernel } from '../kernel.ts';

/** Pixels and channels of a workgroup. */
export const pointwiseTile = 64;

const eight = [0, 1, 2, 3, 4, 5, 6, 7];
const channelOf = (i: number) => `${i < 4 ? 'w0' : 'w1'}.${'xyzw'[i % 4]}`;

export const pointwise = defineKernel({
  label: 'pointwise',
  reach: 'workgroup',
  uniforms: {
    groups: 'i32',
    sums: 'i32',
    computes: 'i32',
    plane: 'i32',
    kFilled: 'i32',
    pixelTiles: 'i32',
    channelTiles: 'i32',
    biased: 'i32',
  },
  reads: { source: 'array<f32>', packed: 'array<vec4f>', b: 'array<f32>' },
  writes: { result: 'array<f32>' },
  declarations: `
fn store(channel: i32, at: i32, left: i32, near: vec4f, far: vec4f) {
  var bias = 0.0;
  if (u.biased != 0) { bias = b[channel]; }
  ${eight.map((i) => `if (${i} < left) { result[at + ${i}] = ${i < 4 ? 'near' : 'far'}.${'xyzw'[i % 4]} + bias; }`).join('\n  ')}
}
`,
  body: `
  let tile = i32(workgroup);
  let pixelTile = tile % u.pixelTiles;
  let channelTile = tile / u.pixelTiles % u.channelTiles;
  let group = tile / u.pixelTiles / u.channelTiles % u.groups;
  let n = tile / u.pixelTiles / u.channelTiles / u.groups;
  let pixel = pixelTile * ${pointwiseTile} + i32(lane % 8u) * 8;
  let inGroup = channelTile * ${pointwiseTile} + i32(lane / 8u) * 8;
  let left = u.plane - pixel;
  if (left <= 0 || inGroup >= u.computes) { return; }
  // Past the end of the plane its last pixel is read, and not stored.
  ${eight.map((i) => `let o${i} = min(${i}, left - 1);`).join(' ')}
  var at = (n * u.groups + group) * u.sums * u.plane + pixel;
  let quads = u.channelTiles * ${pointwiseTile / 4};
  var weight = group * u.kFilled * quads + inGroup / 4;
  ${eight.map((i) => `var a${i} = vec4f(); var b${i} = vec4f();`).join('\n  ')}
  for (var k = 0; k < u.sums; k++) {
    let w0 = packed[weight];
    let w1 = packed[weight + 1];
    let x0 = vec4f(source[at + o0], source[at + o1], source[at + o2], source[at + o3]);
    let x1 = vec4f(source[at + o4], source[at + o5], source[at + o6], source[at + o7]);
    ${eight.map((i) => `a${i} = fma(vec4f(${channelOf(i)}), x0, a${i}); b${i} = fma(vec4f(${channelOf(i)}), x1, b${i});`).join('\n    ')}
    at += u.plane;
    weight += quads;
  }
  let channel = group * u.computes + inGroup;
  let result0 = (n * u.groups * u.computes + channel) * u.plane + pixel;
  ${eight.map((i) => `if (inGroup + ${i} < u.computes) { store(channel + ${i}, result0 + ${i} * u.plane, left, a${i}, b${i}); }`).join('\n  ')}
`,
});
