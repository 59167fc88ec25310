/** Something that can be taken back. Disposing twice is safe. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener; disposing the answer unsubscribes it. Listeners run in the order of subscription. */
export type Event<T> = (listener: (event: T) => void) => Disposable;
