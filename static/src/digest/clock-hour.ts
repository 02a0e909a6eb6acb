/** An hour of the day as clocks show it: `08:00`. */
export const clockHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
