/**
 * Adding up over the 64 threads of a workgroup: each leaves its part in `parts`, and half of them add the other half's, six times.
 * To be called by all threads of a workgroup together; thread 0 may then use parts[0].
 */
export const sumOverWorkgroup = `
var<workgroup> parts: array<f32, 64>;
fn sumOverWorkgroup(lane: u32, part: f32) -> f32 {
  workgroupBarrier();
  parts[lane] = part;
  for (var apart = 32u; apart > 0u; apart >>= 1u) {
    workgroupBarrier();
    if (lane < apart) { parts[lane] += parts[lane + apart]; }
  }
  workgroupBarrier();
  return parts[0];
}
`;
