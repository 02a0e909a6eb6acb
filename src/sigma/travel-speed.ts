/** Kilometres an hour between two places `latitude,longitude` seen so many milliseconds apart; null if one is no such text. */
export const travelSpeed = (from: string, to: string, millis: number): number | null => {
  const start = coordinates(from);
  const end = coordinates(to);
  if (start === null || end === null) return null;
  const hours = Math.max(Math.abs(millis), 1_000) / 3_600_000;
  return distance(start, end) / hours;
};

type Coordinates = readonly [latitude: number, longitude: number];

const coordinates = (text: string): Coordinates | null => {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (found === null) return null;
  const latitude = Number(found[1]);
  const longitude = Number(found[2]);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : null;
};

const EARTH_RADIUS = 6_371;

/** Great circle distance in kilometres (haversine). */
const distance = ([lat1, lon1]: Coordinates, [lat2, lon2]: Coordinates): number => {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
};
