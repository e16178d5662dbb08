/** Below this all sizes are one. */
const LEAST_BYTES = 4096

/**
 * The size that a file of so many bytes is filled up to, by Padmé (Nikitin et al., PETS 2019): a size tells little of a
 * file, and costs at most 12 % more.
 */
export function paddedSize(bytes: number): number {
  if (bytes <= LEAST_BYTES) return LEAST_BYTES
  const exponent = Math.floor(Math.log2(bytes))
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(bytes / step) * step
}

/**
 * How many files a build of so many is filled up to with files of random bytes: four classes to a doubling, so that the
 * number of files doesn't tell the number of slides.
 */
export function paddedCount(files: number): number {
  const step = Math.max(16, 2 ** (Math.floor(Math.log2(Math.max(1, files))) - 2))
  return Math.ceil(files / step) * step
}
