/**
 * Draws as SQL: pure functions of (seed, person, k), so that rows can be made in any order and in parallel, and are the
 * same on every machine. `hash` of 64-bit integers is a fixed function of DuckDB (MurmurHash's finaliser); that a
 * version of it has another is seen by a test. The outer one mixes what the two inner ones only combine. Only
 * operations that IEEE 754 rounds correctly follow: no logarithm, no exponential, no cosine.
 */
export const drawMacros: readonly string[] = [
  'create temp macro bits(a, b, stream) as hash(xor(hash(a::bigint, b::bigint), stream))',
  // Another draw from the bits of one.
  'create temp macro again(h, k) as hash(xor(h, k::ubigint))',
  // In [0, 1), 53 bits.
  'create temp macro share(h) as (h >> 11)::double * 1.1102230246251565e-16',
  // Integer from 0 to n - 1, by the upper 32 bits.
  'create temp macro below(h, n) as (((h >> 32) * n::ubigint) >> 32)::integer',
  // Nearly standard normal: the sum of four uniform draws of 16 bits, from -3.46 to 3.46.
  `create temp macro bell(h) as ((h & 65535)::double + ((h >> 16) & 65535)::double
    + ((h >> 32) & 65535)::double + (h >> 48)::double - 131070) * (1.7320508075688772 / 65536)`,
  'create temp macro nearest(x) as floor(x + 0.5)::integer',
  'create temp macro clamp(x, low, high) as least(high, greatest(low, x))',
  // A whole number with this mean.
  'create temp macro count_of(h, mean) as floor(mean + share(h))::integer',
  'create temp macro days_after(day, days) as day + days::integer',
  // The day with this number among the days on which a person is observed, and the end of its period.
  `create temp macro observed_day(first_day, break_days, gap_days, day) as
    days_after(first_day, day + case when day >= break_days then gap_days else 0 end)`,
  `create temp macro period_end(first_day, break_days, gap_days, observed_days, day) as
    days_after(first_day, case when day < break_days then break_days else observed_days + gap_days end - 1)`,
]
