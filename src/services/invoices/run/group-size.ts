import { MAX_BOOKINGS } from '../../../../host/api/vouchers.ts';

/** A cancel waits for the group under way, and progress moves with each: no longer than this, if one document allows. */
const GROUP_MS = 200;

/** How many documents are booked together: more as long as that is quick, fewer when it was not. */
export class GroupSize {
  #current = 1;

  get current(): number {
    return this.#current;
  }

  took(count: number, ms: number): void {
    if (ms > GROUP_MS) this.#current = Math.max(1, Math.floor((count * GROUP_MS) / ms));
    else if (count >= this.#current && ms <= GROUP_MS / 2)
      this.#current = Math.min(2 * this.#current, MAX_BOOKINGS);
  }
}
