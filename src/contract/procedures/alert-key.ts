import { Alert } from "../alert";

/** The key of an alert. */
export const alertKey = Alert.shape.key;
